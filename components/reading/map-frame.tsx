"use client";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { neighbourOf } from "#components/reading/map-neighbours";
import { useZoom } from "#components/reading/map-zoom";

type Props = { width: number; height: number; children: ReactNode };

/** The frame in which a map scrolls. With a script: zoom, dragging, pinching, and arrow keys from argument to argument. */
export function MapFrame({ width, height, children }: Props) {
  const frame = useRef<HTMLElement>(null);
  const picture = useRef<SVGSVGElement>(null);
  const { zoomBy, reset } = useZoom(frame, picture, width, height);

  // One stop for Tab; from there the arrows lead on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other children are other links
  useEffect(() => {
    const links = [...(picture.current?.querySelectorAll("a") ?? [])];
    const first = links.find((link) => link === document.activeElement) ?? links[0];
    for (const link of links) link.setAttribute("tabindex", link === first ? "0" : "-1");
  }, [children]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !(event.target instanceof SVGAElement)) return;
    const next = neighbourOf(event.target, event.key);
    if (!next) return;
    event.preventDefault();
    // The one stop may be another than where the focus was put.
    for (const stop of event.currentTarget.querySelectorAll("a[tabindex='0']")) stop.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  };
  return (
    <div className="relative mt-4">
      <a
        href="#after-map"
        className="sr-only rounded-control bg-ink px-4 text-paper focus:not-sr-only focus:absolute focus:start-2 focus:top-2 focus:z-10 focus:py-2"
      >
        Skip the picture
      </a>
      <section
        ref={frame}
        aria-label="Map of the arguments"
        // The picture grows from left to right, whatever the direction of the page.
        dir="ltr"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        onKeyDown={onKeyDown}
        className="map max-h-[75vh] touch-pan-x touch-pan-y overflow-auto rounded-card border border-line bg-card"
      >
        {/* biome-ignore lint/a11y/useSemanticElements: a group within a picture, not of fields */}
        <svg
          ref={picture}
          role="group"
          aria-label="Arguments and what they answer"
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          className="max-w-none"
        >
          {children}
        </svg>
      </section>
      <fieldset className="screen-only noscript:hidden mt-2 flex gap-2">
        <legend className="sr-only">Size of the map</legend>
        <MapButton onClick={() => zoomBy(1.25)}>Larger</MapButton>
        <MapButton onClick={() => zoomBy(0.8)}>Smaller</MapButton>
        <MapButton onClick={reset}>Reset</MapButton>
      </fieldset>
    </div>
  );
}

function MapButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" onClick={onClick} className="min-h-11 rounded-full border border-edge px-4 text-sm">
      {children}
    </button>
  );
}
