type Props = { contact: string | undefined; contactAuthorities: string | undefined };

/** The points of contact that Regulations (EU) 2022/2065 and 2021/784 ask for, as the operator named them. */
export function LegalContacts({ contact, contactAuthorities }: Props) {
  if (!contact && !contactAuthorities)
    return <p>The operator of this forum has not named a contact yet (setting PARLEY_CONTACT).</p>;
  return (
    <>
      <Contact
        title="For everybody who uses the forum"
        note="The point of contact under Art. 12 of Regulation (EU) 2022/2065. People read what you write there."
        words={contact ?? contactAuthorities}
      />
      <Contact
        title="For authorities"
        note="The point of contact under Art. 11 of Regulation (EU) 2022/2065 for the authorities of the Member States, the Commission and the Board."
        words={contactAuthorities}
      />
      <Contact
        title="For orders to remove terrorist content"
        note="The contact point under Art. 15 of Regulation (EU) 2021/784. Orders are carried out within an hour of their receipt."
        words={contactAuthorities}
      />
    </>
  );
}

function Contact({ title, note, words }: { title: string; note: string; words: string | undefined }) {
  return (
    <section className="mb-8">
      <h2 className="font-serif text-xl font-semibold">{title}</h2>
      <p className="mt-1 text-sm text-soft">{note}</p>
      <p className="mt-2 whitespace-pre-line">{words}</p>
    </section>
  );
}
