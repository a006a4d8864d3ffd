import { PIECES, type PieceFactory, type PieceName } from './pieces.ts';
import type { CanvasElement } from './model.ts';
import type { Translate } from './services.ts';

interface Tool {
  activateHand?(event: Event): void;
  activateSelection?(event: Event): void;
  start?(event: Event): void;
}

interface Create {
  start(event: Event, shape: CanvasElement): void;
}

interface Palette {
  registerProvider(provider: unknown): void;
  _needsCollapse: () => boolean;
}

const ORDER: PieceName[] = ['start', 'step', 'border-timer', 'waiting-period', 'document', 'choice', 'parallel', 'close', 'end', 'note'];

/** The palette: four tools and ten pieces, each with its word under the icon. */
export class SunlitPalette {
  static readonly $inject = ['palette', 'create', 'pieceFactory', 'handTool', 'lassoTool', 'spaceTool', 'globalConnect', 'translate'];

  private readonly create: Create;
  private readonly pieceFactory: PieceFactory;
  private readonly tools: { hand: Tool; lasso: Tool; space: Tool; connect: Tool };
  private readonly translate: Translate;

  constructor(
    palette: Palette,
    create: Create,
    pieceFactory: PieceFactory,
    hand: Tool,
    lasso: Tool,
    space: Tool,
    connect: Tool,
    translate: Translate,
  ) {
    this.create = create;
    this.pieceFactory = pieceFactory;
    this.tools = { hand, lasso, space, connect };
    this.translate = translate;
    // Our own stylesheet lays the palette out; the built-in rule measures other icons.
    palette._needsCollapse = () => false;
    palette.registerProvider(this);
  }

  getPaletteEntries(): Record<string, unknown> {
    const { hand, lasso, space, connect } = this.tools;
    return {
      'hand-tool': this.tool('bpmn-icon-hand-tool', 'Move the view (H)', (event) => hand.activateHand?.(event)),
      'lasso-tool': this.tool('bpmn-icon-lasso-tool', 'Select several (L)', (event) => lasso.activateSelection?.(event)),
      'space-tool': this.tool('bpmn-icon-space-tool', 'Make or remove space (S)', (event) => space.activateSelection?.(event)),
      'global-connect-tool': this.tool('bpmn-icon-connection-multi', 'Connect two elements (C)', (event) => connect.start?.(event)),
      'tool-separator': { group: 'tools', separator: true },
      ...Object.fromEntries(ORDER.map((name) => [`create.${name}`, this.piece(name)])),
    };
  }

  private tool(icon: string, title: string, click: (event: Event) => void) {
    return { group: 'tools', className: icon, title: this.translate(title), action: { click } };
  }

  private piece(name: PieceName) {
    const piece = PIECES[name];
    const start = (event: Event): void => this.create.start(event, this.pieceFactory.create(name));
    return {
      group: 'pieces',
      title: this.translate(`Add ${name}`),
      html: pieceHtml(piece.icon, this.translate(piece.short)),
      action: { dragstart: start, click: start },
    };
  }
}

/** Both parts come from our own lists, never from a flowchart. */
const pieceHtml = (icon: string, word: string): string =>
  `<div class="entry sunlit-piece" draggable="true"><span class="${icon}" aria-hidden="true"></span><span class="sunlit-piece-word">${word}</span></div>`;
