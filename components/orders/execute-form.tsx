"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { useNotice } from "#components/ui/notice";
import { executeOrderAction } from "#lib/orders/actions";

type Props = { order: number; onDone?: (done: { message: string }) => void };

/** Carries out an order to remove terrorist content: one press, whoever works on the case. */
export function ExecuteForm({ order, onDone }: Props) {
  const showNotice = useNotice();
  return (
    <ActForm
      act={executeOrderAction}
      onDone={onDone ?? showNotice}
      label={`Carry out order no. ${order}`}
      hidden={{ order }}
      className="mt-3 space-y-2"
    >
      <SubmitButton>Hide at once</SubmitButton>
      <p className="text-sm text-soft">
        Is it meant to inform, to teach or to do journalism, or is it a polemic or controversial view in a public
        debate? Then it is not terrorist content (Art. 1(3) of Regulation (EU) 2021/784): carry the order out in time,
        and tell the operator, who can have it reviewed.
      </p>
    </ActForm>
  );
}
