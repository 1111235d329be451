/** How the names begin under which the arguments of people stay who left. Nobody can choose such a name. */
export const FORMER = "former-participant-";

/** Whether this is the name of somebody who left: nobody reads what is sent to them, and they have no page. */
export const isFormer = (handle: string) => handle.startsWith(FORMER);
