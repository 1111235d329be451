import { encode } from "uqr";

type Props = { text: string; uri: string };

/** The key that an app is to keep: to be read by its camera, opened on the same device, or typed. */
export function KeyForApp({ text, uri }: Props) {
  return (
    <div className="mb-8 space-y-4">
      <QrCode uri={uri} />
      <p className="text-sm">
        On a phone that has the app:{" "}
        <a href={uri} className="link">
          open the key in it
        </a>
      </p>
      <div>
        <h2 className="text-sm font-semibold">Or type it</h2>
        <p className="mt-1.5 select-all break-words font-mono">
          {text.match(/.{1,4}/g)?.map((four, i) => (
            <span key={`${i} ${four}`} className="me-2 inline-block">
              {four}
            </span>
          ))}
        </p>
        <p className="mt-1 text-sm text-soft">
          Kind: time-based. If the app asks: SHA-1, 6 digits, a new code every 30 seconds.
        </p>
      </div>
    </div>
  );
}

/** Dark on light in the dark as well, as cameras expect it, with the margin of four that the standard asks for. */
function QrCode({ uri }: { uri: string }) {
  const { size, data } = encode(uri, { ecc: "M", border: 4 });
  const dots = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label="The key as a QR code"
      shapeRendering="crispEdges"
      className="size-56 rounded-control border border-line"
    >
      <path fill="#fff" d={`M0 0h${size}v${size}h-${size}z`} />
      <path fill="#000" d={dots.join("")} />
    </svg>
  );
}
