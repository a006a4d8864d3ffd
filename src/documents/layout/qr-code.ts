/** A QR code as the path of an SVG: one square a module, joined along the rows, so that a code is a few hundred strokes. */
import QRCode from 'qrcode';

export interface QrPath {
  path: string;
  /** Of a side. */
  modules: number;
}

export function qrPath(text: string): QrPath {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const runs: string[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const start = column;
      while (column < size && data[row * size + column]) column += 1;
      if (column > start) runs.push(`M${start} ${row}h${column - start}v1h-${column - start}z`);
    }
  }
  return { path: runs.join(''), modules: size };
}
