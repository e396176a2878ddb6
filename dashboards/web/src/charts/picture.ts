import { toast } from '../announce';
import { saveFile } from '../saving';
import { readChartTheme } from '../theme';
import { composed, type Caption } from './compose';

/** A picture has twice as many pixels as the screen, so that it stays sharp on slides. */
const SCALE = 2;

function blobOf(svg: SVGSVGElement): Blob {
  return new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' });
}

async function rasterised(svg: SVGSVGElement): Promise<Blob> {
  const address = URL.createObjectURL(blobOf(svg));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Number(svg.getAttribute('width')) * SCALE;
    canvas.height = Number(svg.getAttribute('height')) * SCALE;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!made) throw new Error('The browser made no picture.');
    return made;
  } finally {
    URL.revokeObjectURL(address);
  }
}

export type PictureKind = 'svg' | 'png';

export async function savePicture(drawing: SVGSVGElement, caption: Caption, name: string, kind: PictureKind): Promise<void> {
  const svg = composed(drawing, caption, readChartTheme());
  try {
    saveFile(`${name}.${kind}`, kind === 'svg' ? blobOf(svg) : await rasterised(svg));
  } catch {
    toast('This browser did not make the picture. Save the SVG instead.');
  }
}
