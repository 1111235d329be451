import { type RefObject, useEffect, useMemo } from "react";

const SMALLEST = 0.25;
const LARGEST = 4;
const WHEEL_STEP = 1.1;
const DRAG_PX = 4;

/** Makes a picture larger and smaller in a frame that scrolls: by buttons, wheel with Ctrl, pinching; and drags it by mouse. */
export function useZoom(
  frame: RefObject<HTMLElement | null>,
  picture: RefObject<SVGSVGElement | null>,
  width: number,
  height: number,
) {
  const zoom = useMemo(() => {
    let scale = 1;
    /** Keeps the point (x, y) of the window where it is; without one, the middle of the frame. */
    const zoomTo = (next: number, x?: number, y?: number) => {
      const box = frame.current?.getBoundingClientRect();
      if (!frame.current || !picture.current || !box) return;
      const bounded = Math.min(LARGEST, Math.max(SMALLEST, next));
      const inFrame = { x: (x ?? box.x + box.width / 2) - box.x, y: (y ?? box.y + box.height / 2) - box.y };
      const ratio = bounded / scale;
      scale = bounded;
      picture.current.setAttribute("width", String(width * scale));
      picture.current.setAttribute("height", String(height * scale));
      frame.current.scrollLeft = (frame.current.scrollLeft + inFrame.x) * ratio - inFrame.x;
      frame.current.scrollTop = (frame.current.scrollTop + inFrame.y) * ratio - inFrame.y;
    };
    const zoomBy = (factor: number, x?: number, y?: number) => zoomTo(scale * factor, x, y);
    const reset = () => {
      zoomTo(1);
      frame.current?.scrollTo(0, 0);
    };
    return { zoomBy, reset };
  }, [frame, picture, width, height]);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const ended = new AbortController();
    const { signal } = ended;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom.zoomBy(event.deltaY < 0 ? WHEEL_STEP : 1 / WHEEL_STEP, event.clientX, event.clientY);
    };
    element.addEventListener("wheel", onWheel, { passive: false, signal });
    followPointers(element, zoom.zoomBy, signal);
    return () => ended.abort();
  }, [frame, zoom]);
  return zoom;
}

type Point = { x: number; y: number };

/** One mouse drags, two fingers pinch; one finger scrolls as everywhere. */
function followPointers(
  element: HTMLElement,
  zoomBy: (factor: number, x: number, y: number) => void,
  signal: AbortSignal,
) {
  const fingers = new Map<number, Point>();
  let held: Point | undefined;
  let dragged = false;
  const pointOf = (event: PointerEvent): Point => ({ x: event.clientX, y: event.clientY });

  const onDown = (event: PointerEvent) => {
    if (event.pointerType === "touch") fingers.set(event.pointerId, pointOf(event));
    else if (event.button === 0) held = pointOf(event);
    dragged = false;
  };
  const onMove = (event: PointerEvent) => {
    const now = pointOf(event);
    const before = fingers.get(event.pointerId);
    if (before) {
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
      if (other) zoomBy(distance(now, other) / distance(before, other), (now.x + other.x) / 2, (now.y + other.y) / 2);
      fingers.set(event.pointerId, now);
    } else if (held && (dragged || distance(now, held) > DRAG_PX)) {
      dragged = true;
      element.scrollBy(held.x - now.x, held.y - now.y);
      held = now;
    }
  };
  const onUp = (event: PointerEvent) => {
    fingers.delete(event.pointerId);
    held = undefined;
  };
  // Whoever dragged did not mean to follow the link below the pointer.
  const onClick = (event: MouseEvent) => {
    if (dragged) event.preventDefault();
    dragged = false;
  };
  element.addEventListener("pointerdown", onDown, { signal });
  addEventListener("pointermove", onMove, { signal });
  addEventListener("pointerup", onUp, { signal });
  addEventListener("pointercancel", onUp, { signal });
  element.addEventListener("click", onClick, { signal, capture: true });
  element.addEventListener("dragstart", (event) => event.preventDefault(), { signal });
}

const distance = (a: Point, b: Point) => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));
