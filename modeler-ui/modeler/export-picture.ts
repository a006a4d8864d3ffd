import type { Diagram } from './bpmn/create-modeler.ts';

/** Pixels per unit: sharp on paper and on a projector. */
const SCALE = 2;
/** Browsers refuse larger canvases. */
const LONGEST = 8_000;

/** The drawing as a picture with a white ground; what it cannot be said in a picture (marks, menus) is not in it. */
export async function pngOf(diagram: Diagram): Promise<Blob> {
  const { svg } = await diagram.saveSVG();
  const image = new Image();
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    image.src = url;
    await image.decode();
    const scale = Math.min(SCALE, LONGEST / Math.max(image.width, image.height, 1));
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(image.width * scale);
    canvas.height = Math.ceil(image.height * scale);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const picture = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/png');
    });
    if (!picture) throw new Error('no picture');
    return picture;
  } finally {
    URL.revokeObjectURL(url);
  }
}
