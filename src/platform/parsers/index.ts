export { createParsers, PARSER_LIMITS, type Parser, type Parsers } from './parsers.ts';
