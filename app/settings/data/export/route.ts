import { isOpenedByPerson } from "#lib/notifications/opened-by-person";
import { answerExport } from "#lib/privacy/answer-export";

export async function GET(request: Request) {
  return answerExport(isOpenedByPerson(request));
}
