import type { Page } from "@playwright/test";

/**
 * What a look at a page would find wrong with its layout, a line for each: that it is wider than the window or goes on below its end, that words
 * are outside of it, cut off or on top of each other, that controls are too small to hit. Words that somebody hid from
 * the eye on purpose (screen readers' ones, folded ones, an ellipsis) and boxes that scroll by themselves are no fault.
 */
export async function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const LEAST_PX = 24;
    const faults = new Set<string>();
    const root = document.documentElement;
    const style = (element: Element) => getComputedStyle(element);
    const told = (element: Element) =>
      `<${element.tagName.toLowerCase()}> “${(element.textContent ?? "").slice(0, 40)}”`;
    if (root.scrollWidth > root.clientWidth)
      faults.add(`The page is ${root.scrollWidth - root.clientWidth} px too wide.`);

    const end = [...document.querySelectorAll("footer")].at(-1)?.getBoundingClientRect().bottom;
    const below = end === undefined ? 0 : Math.round(root.scrollHeight - Math.max(end + scrollY, root.clientHeight));
    if (below > 1) faults.add(`The page goes on for ${below} px below its end.`);

    const ancestors = (element: Element | null): Element[] =>
      element && element !== root ? [element, ...ancestors(element.parentElement)] : [];
    // Of each element once: a page has thousands of words in hundreds of elements.
    const seen = new Map<
      Element,
      { unseen: boolean; floats: boolean; box: { left: number; right: number; top: number; bottom: number } }
    >();
    const windowBox = {
      left: 0,
      right: root.clientWidth,
      top: Number.NEGATIVE_INFINITY,
      bottom: Number.POSITIVE_INFINITY,
    };
    const room = (element: Element | null): { unseen: boolean; floats: boolean; box: typeof windowBox } => {
      if (!element || element === root) return { unseen: false, floats: false, box: windowBox };
      const known = seen.get(element);
      if (known) return known;
      const above = room(element.parentElement);
      const { overflowX, overflowY, position, clipPath, textOverflow, webkitLineClamp } = style(element);
      const rect = element.getBoundingClientRect();
      const isForReaders = clipPath !== "none" || (rect.width <= 1 && rect.height <= 1);
      const scrolls = /auto|scroll/.test(overflowX);
      const shortens = textOverflow === "ellipsis" || webkitLineClamp !== "none";
      const own = {
        unseen:
          above.unseen || isForReaders || scrolls || shortens || !element.checkVisibility({ visibilityProperty: true }),
        floats: above.floats || position === "fixed" || position === "sticky",
        box:
          overflowX === "visible" && overflowY === "visible"
            ? above.box
            : {
                left: Math.max(above.box.left, rect.left),
                right: Math.min(above.box.right, rect.right),
                top: Math.max(above.box.top, rect.top),
                bottom: Math.min(above.box.bottom, rect.bottom),
              },
      };
      seen.set(element, own);
      return own;
    };

    const lines: { rect: DOMRect; element: Element }[] = [];
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      const element = node.parentElement;
      if (!element || !node.textContent?.trim() || /^(SCRIPT|STYLE|NOSCRIPT|OPTION|TITLE|DESC)$/i.test(element.tagName))
        continue;
      const { unseen, floats, box } = room(element);
      if (unseen) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        if (rect.width < 1) continue;
        if (rect.left < box.left - 1.5 || rect.right > box.right + 1.5)
          faults.add(`Cut off at a side: ${told(element)}`);
        if (rect.top + rect.height / 3 < box.top || rect.bottom - rect.height / 3 > box.bottom)
          faults.add(`Cut off: ${told(element)}`);
        if (!floats && !(element instanceof SVGElement)) lines.push({ rect, element });
      }
    }
    lines.sort((a, b) => a.rect.top - b.rect.top);
    for (const [i, { rect, element }] of lines.entries())
      for (let j = i + 1; j < lines.length; j += 1) {
        const other = lines[j];
        if (!other || other.rect.top > rect.bottom) break;
        const high = Math.min(rect.bottom, other.rect.bottom) - other.rect.top;
        const wide = Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left);
        if (wide > 3 && high > Math.min(rect.height, other.rect.height) * 0.45)
          faults.add(`On top of each other: ${told(element)} and ${told(other.element)}`);
      }

    const controls = "a[href], button, summary, select, textarea, input:not([type=hidden]), [role=button], [role=tab]";
    for (const control of document.querySelectorAll(controls)) {
      const shown = control.matches("input") ? (control.closest("label") ?? control) : control;
      if (
        room(shown.parentElement).unseen &&
        !/auto|scroll/.test(
          ancestors(shown)
            .map((each) => style(each).overflowX)
            .join(),
        )
      )
        continue;
      const { width, height } = shown.getBoundingClientRect();
      const isHidden = width <= 1 || height <= 1 || !shown.checkVisibility({ visibilityProperty: true });
      // A link within a sentence is as high as its line.
      const isInText = style(shown).display === "inline" && control.tagName === "A";
      if (isHidden || isInText || shown instanceof SVGElement) continue;
      if (Math.min(width, height) < LEAST_PX - 0.1)
        faults.add(`${Math.round(width)} × ${Math.round(height)} px is too small: ${told(control)}`);
    }
    return [...faults];
  });
}

/**
 * Where a page does not turn into its mirror image when its direction does: each box has to stand as far from the right
 * then as it stood from the left. What has a direction of its own, as an argument has, keeps it.
 */
export async function mirrorFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const boxes = [...document.querySelectorAll<HTMLElement>("body *")].filter(
      (each) =>
        each.closest("[dir]") === root &&
        !(each instanceof SVGElement) &&
        !/^(inline|contents|none)$/.test(getComputedStyle(each).display) &&
        each.getBoundingClientRect().width > 1,
    );
    const before = boxes.map((box) => box.getBoundingClientRect().left);
    root.dir = "rtl";
    const faults = boxes.flatMap((box, i) => {
      const fromRight = root.clientWidth - box.getBoundingClientRect().right;
      // A number over the line stands in the text, which goes on from left to right.
      if (Math.abs(fromRight - (before[i] ?? 0)) <= 2 || box.closest("sup, [lang] p")) return [];
      return [
        `${Math.round(before[i] ?? 0)} px from the left, ${Math.round(fromRight)} px from the right: ${box.outerHTML.slice(0, 120)}`,
      ];
    });
    root.dir = "ltr";
    return faults;
  });
}

/** What would stay over the content while it is scrolled. A dialog is itself the content. */
export async function whatStaysInPlace(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("body *")]
      .filter((each) => /^(fixed|sticky)$/.test(getComputedStyle(each).position) && each.checkVisibility())
      .filter((each) => !each.closest("dialog, [role=status]") && each.offsetHeight > innerHeight / 5)
      .map((each) => `${each.offsetHeight} px: ${each.outerHTML.slice(0, 120)}`),
  );
}
