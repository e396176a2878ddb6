/** Words set in lines by hand, because SVG does not break them. */

/** Average width of a letter, in ems, where nothing can be measured. */
const LETTER = 0.56;

let pen: CanvasRenderingContext2D | null = null;

function drawnWidth(text: string, fontSize: number, weight: number): number {
  pen ??= document.createElement('canvas').getContext('2d');
  if (!pen) return text.length * fontSize * LETTER;
  pen.font = `${weight} ${fontSize}px ${getComputedStyle(document.body).fontFamily}`;
  return pen.measureText(text).width;
}

/** In the page's own font. */
export function widthOf(text: string, fontSize: number, weight = 400): number {
  return Math.ceil(drawnWidth(text, fontSize, weight));
}

export function linesOf(text: string, fontSize: number, width: number, weight = 400): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && widthOf(longer, fontSize, weight) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
