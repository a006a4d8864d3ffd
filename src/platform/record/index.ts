export { canonicalJson } from './canonical-json.ts';
export { BLOCK_ROWS, createAnchors, proveInclusion, type Anchor, type InclusionProof } from './inclusion.ts';
export { createRecord, GENESIS_HASH, hashOf, type AppendingListener, type RecordBook, type RecordEntry, type RecordRow } from './record.ts';
export { verifyRecord, type Verification } from './verify.ts';
