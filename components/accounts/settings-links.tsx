type Props = { reads: boolean; givesRoles: boolean };

/** Where a member's own pages are, and those of their role: on a phone the header has no room for them. */
export function SettingsLinks({ reads, givesRoles }: Props) {
  const links = [
    ["/notifications", "Your notifications"],
    ["/settings/notifications", "What you are told, and how"],
    ["/decisions", "Decisions of moderators about you"],
    ["/settings/data", "Your data: have it, or delete your account"],
    ...(reads ? [["/moderation", "Review queue"]] : []),
    ...(givesRoles
      ? [
          ["/admin/members", "Members and their roles"],
          ["/admin/threads", "Articles and their revisions"],
          ["/admin/rules", "House words"],
        ]
      : []),
  ];
  return (
    <ul className="space-y-2">
      {links.map(([href, words]) => (
        <li key={href}>
          <a href={href} className="link inline-flex min-h-8 items-center">
            {words}
          </a>
        </li>
      ))}
    </ul>
  );
}
