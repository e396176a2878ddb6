/** A figure as a picture of its own: title, drawing, key and source, exactly as they stand on the page. */
import { linesOf } from './words';

export interface Caption {
  title: string;
  subtitle: string;
  /** Below the drawing: what its letters mean, where it comes from, how to cite it. */
  below: string[];
}

const SVG = 'http://www.w3.org/2000/svg';
const MARGIN = 16;

/** What the style sheet gives a mark has to travel with it. */
const CARRIED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'paint-order',
];

function carryStyle(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of CARRIED) {
    const value = style.getPropertyValue(name);
    if (value !== '') to.setAttribute(name, value);
  }
  to.removeAttribute('class');
  to.removeAttribute('style');
  [...from.children].forEach((child, index) => {
    const copy = to.children[index];
    if (copy) carryStyle(child, copy);
  });
}

interface Pen {
  root: SVGSVGElement;
  y: number;
  width: number;
  size: number;
}

function write(pen: Pen, words: string, size: number, weight: number, colour: string): void {
  for (const line of linesOf(words, size, pen.width - 2 * MARGIN, weight)) {
    pen.y += size * 1.35;
    const text = document.createElementNS(SVG, 'text');
    const attributes = { x: MARGIN, y: pen.y, fill: colour, 'font-size': size, 'font-weight': weight };
    Object.entries(attributes).forEach(([name, value]) => text.setAttribute(name, String(value)));
    text.textContent = line;
    pen.root.append(text);
  }
}

function ground(root: SVGSVGElement, width: number, height: number, fill: string): void {
  const rect = document.createElementNS(SVG, 'rect');
  const attributes = { x: 0, y: 0, width, height, fill };
  Object.entries(attributes).forEach(([name, value]) => rect.setAttribute(name, String(value)));
  root.prepend(rect);
}

interface Palette {
  text: string;
  muted: string;
  surface: string;
  fontFamily: string;
}

/** The drawing on screen, with its words around it. Widths and colours are those of the screen. */
export function composed(drawing: SVGSVGElement, caption: Caption, palette: Palette): SVGSVGElement {
  const { width, height } = drawing.getBoundingClientRect();
  const size = 0.875 * parseFloat(getComputedStyle(document.documentElement).fontSize);
  const root = document.createElementNS(SVG, 'svg');
  const pen: Pen = { root, y: MARGIN / 2, width: width + 2 * MARGIN, size };
  write(pen, caption.title, size * 1.3, 600, palette.text);
  write(pen, caption.subtitle, size, 400, palette.muted);
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  carryStyle(drawing, copy);
  const placed = { x: MARGIN, y: pen.y + MARGIN, width, height };
  Object.entries(placed).forEach(([name, value]) => copy.setAttribute(name, String(value)));
  root.append(copy);
  pen.y += height + MARGIN * 1.5;
  caption.below.forEach((words) => write(pen, words, size, 400, palette.muted));
  finish(root, pen.width, pen.y + MARGIN, palette);
  return root;
}

function finish(root: SVGSVGElement, width: number, height: number, { surface, fontFamily }: Palette): void {
  const attributes = { width, height, viewBox: `0 0 ${width} ${height}`, 'font-family': fontFamily };
  Object.entries(attributes).forEach(([name, value]) => root.setAttribute(name, String(value)));
  ground(root, width, height, surface);
}
