import { headers } from "next/headers";
import { deviceInWords } from "#lib/accounts/device-in-words";

/** The device that this request comes from, in words. */
export const ownDevice = async (): Promise<string> => deviceInWords((await headers()).get("user-agent"));
