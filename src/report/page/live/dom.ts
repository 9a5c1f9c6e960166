/** The little of the document object model that a page's script uses; portable code has no other window. */
export interface Element {
  readonly tagName: string;
  readonly id: string;
  textContent: string | null;
  hidden: boolean;
  value: string;
  readonly min: string;
  readonly max: string;
  readonly step: string;
  open: boolean;
  type: string;
  href: string;
  download: string;
  readonly parentElement: Element | null;
  readonly dataset: Record<string, string | undefined>;
  readonly style: Record<string, string>;
  readonly offsetWidth: number;
  readonly offsetHeight: number;
  readonly isConnected: boolean;
  readonly rows: Iterable<Element>;
  readonly cells: Iterable<Element>;
  append(...children: (Element | string)[]): void;
  replaceChildren(...children: Element[]): void;
  remove(): void;
  click(): void;
  select(): void;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  getAttribute(name: string): string | null;
  closest(selector: string): Element | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
  addEventListener(kind: string, listener: (event: Event) => void): void;
  dispatchEvent(event: unknown): void;
  scrollIntoView(): void;
}

export interface Event {
  readonly target: unknown;
  readonly key?: string;
}

interface Canvas extends Element {
  width: number;
  height: number;
  getContext(kind: '2d'): {
    scale(x: number, y: number): void;
    drawImage(image: unknown, x: number, y: number): void;
    fillStyle: string;
    fillRect(x: number, y: number, width: number, height: number): void;
  };
  toBlob(done: (blob: unknown) => void, type: string): void;
}

interface Picture {
  src: string;
  readonly width: number;
  readonly height: number;
  decode(): Promise<void>;
}

export interface Page {
  readonly documentElement: Element & { readonly clientWidth: number; readonly clientHeight: number };
  readonly body: Element;
  createElement(name: 'canvas'): Canvas;
  createElement(name: string): Element;
  getElementById(id: string): Element | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
  addEventListener(kind: string, listener: (event: Event) => void): void;
  execCommand(name: 'copy'): boolean;
}

interface Surroundings {
  readonly document: Page;
  readonly location: { readonly hash: string };
  readonly navigator: { readonly clipboard?: { writeText(text: string): Promise<void> } };
  readonly Image: new () => Picture;
  readonly Event: new (kind: string, options?: { readonly bubbles: boolean }) => unknown;
  readonly Blob: new (parts: readonly unknown[], options: { readonly type: string }) => unknown;
  readonly URL: { createObjectURL(blob: unknown): string; revokeObjectURL(url: string): void };
  readonly IntersectionObserver: new (
    seen: (entries: readonly { readonly isIntersecting: boolean; readonly target: Element }[]) => void,
    options: { readonly rootMargin: string },
  ) => { observe(element: Element): void; unobserve(element: Element): void };
  addEventListener(kind: string, listener: (event: Event) => void): void;
  setTimeout(run: () => void, ms: number): number;
  clearTimeout(timer: number): void;
}

/** The browser's window. */
export const here = globalThis as unknown as Surroundings;

/** Says something to who does not see the page; the words are not shown. */
export function announce(text: string): void {
  const place = here.document.getElementById('said');
  if (place) place.textContent = text;
}
