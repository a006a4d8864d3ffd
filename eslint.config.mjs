/** Style and architecture (design.md section 7): who may import whom is checked here, so that it stays true. */
import tseslint from 'typescript-eslint';

const FEATURES = ['organisation', 'registry', 'cases', 'supervision'];

/** A feature may use those before it in the chain, and only through their index. */
const featureRules = FEATURES.map((feature, index) => ({
  files: [`src/${feature}/**/*.ts`],
  rules: {
    'no-restricted-imports': ['error', {
      patterns: [
        ...FEATURES.slice(index + 1).map((later) => ({ group: [`**/${later}/**`], message: `${feature} comes before ${later} and must not know it.` })),
        ...FEATURES.slice(0, index).map((earlier) => ({ group: [`**/${earlier}/*`, `!**/${earlier}/index.ts`], message: `Use ${earlier} through its index.ts.` })),
        { group: ['@camunda8/*', 'zeebe-node'], message: 'Only src/platform/zeebe knows the engine client.' },
        { group: ['**/workers/**', '**/modeler-ui/**'], message: 'Features know neither workers nor pages.' },
      ],
    }],
  },
}));

export default tseslint.config(
  { ignores: ['**/dist/**', 'node_modules/**', 'engine/**', 'data/**', 'bench/results/**', 'coverage/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['src/**/*.ts', 'workers/**/*.ts', 'processes/**/*.ts', 'migrations/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts'],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-unused-expressions': 'off' } },
  {
    files: ['**/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['src/platform/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', {
        patterns: [
          ...FEATURES.map((feature) => ({ group: [`**/../${feature}/**`], message: 'The platform knows no feature.' })),
          { group: ['**/workers/**', '**/modeler-ui/**'], message: 'The platform knows neither workers nor pages.' },
        ],
      }],
    },
  },
  {
    files: ['processes/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['**/src/**', '**/modeler-ui/**', '**/workers/**', 'node:*'], message: 'The processes package also runs in the browser and knows nobody.' }] }] },
  },
  {
    files: ['workers/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['express', '**/http/**', '**/routes.ts', '**/modeler-ui/**'], message: 'Workers use features, never Express.' }] }] },
  },
  {
    files: ['modeler-ui/**/*.{ts,tsx}'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['**/src/**', '**/workers/**'], message: 'Pages use the HTTP API and processes/, never src.' }] }] },
  },
  ...featureRules,
  {
    files: ['src/**/*.ts', 'workers/**/*.ts'],
    ignores: ['src/**/routes.ts', 'src/platform/http/**', 'src/platform/auth/**', 'src/app.ts'],
    rules: { 'no-restricted-syntax': ['error', { selector: "ImportDeclaration[source.value='express']", message: 'Only routes and the HTTP platform know Express.' }] },
  },
  {
    files: ['src/{cases,supervision,registry,organisation}/**/*.ts'],
    ignores: ['src/**/{store,views,models,live-feed}.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { paths: [{ name: 'sequelize', message: 'Sequelize only in the database platform, models and stores.' }] }] },
  },
);
