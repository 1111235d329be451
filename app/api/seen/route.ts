import { takeSeen } from "#lib/reading/take-seen";

export async function POST(request: Request) {
  return takeSeen(request);
}
