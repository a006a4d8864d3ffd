/** Style and architecture (docs/architecture.md): who may import whom is checked here, so that it stays true. */
import tseslint from 'typescript-eslint';

const FEATURES = ['organisation', 'matters', 'clocks', 'documents', 'procedures', 'registry', 'cases', 'supervision', 'archive'];

/** Rooms of domain/ have the names of the features whose rules they hold; everybody may use them. */
const NOT_DOMAIN = '^(?!.*/domain/).*';

/** A feature may use those before it in the chain, and only through their index. */
const mayImport = (feature, index, alsoNot) => ({
  'no-restricted-imports': [
    'error',
    {
      patterns: [
        ...FEATURES.slice(index + 1).map((later) => ({
          regex: `${NOT_DOMAIN}/${later}/`,
          message: `${feature} comes before ${later} and must not know it.`,
        })),
        ...FEATURES.slice(0, index).map((earlier) => ({
          regex: `${NOT_DOMAIN}/${earlier}/(?!index\\.ts$)`,
          message: `Use ${earlier} through its index.ts.`,
        })),
        { group: ['@camunda8/*', 'zeebe-node'], message: 'Only src/platform/zeebe knows the engine client.' },
        ...alsoNot,
      ],
    },
  ],
});
const NO_PAGES = { group: ['**/modeler-ui/**'], message: 'Features do not know the pages.' };
const NO_WORKERS = { group: ['**/workers/**'], message: "Only a feature's feature.ts knows its workers." };
const featureRules = FEATURES.flatMap((feature, index) => [
  { files: [`src/${feature}/**/*.ts`], rules: mayImport(feature, index, [NO_PAGES, NO_WORKERS]) },
  { files: [`src/${feature}/feature.ts`], rules: mayImport(feature, index, [NO_PAGES]) },
]);

export default tseslint.config(
  { ignores: ['**/dist/**', 'node_modules/**', 'engine/**', 'data/**', 'bench/results/**', 'coverage/**', 'test/e2e/generated-client/**'] },
  ...tseslint.configs.recommended,
  // The formatter keeps code within the width; this keeps comments there. What people read or a database does is not cut up for it.
  {
    rules: {
      'max-len': ['error', { code: 140, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true, ignoreUrls: true }],
    },
  },
  {
    files: [
      'domain/**/*.ts',
      'src/**/*.ts',
      'workers/**/*.ts',
      'processes/**/*.ts',
      'migrations/**/*.ts',
      'test/**/*.ts',
      'bench/**/*.ts',
      'scripts/**/*.ts',
    ],
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
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...FEATURES.map((feature) => ({ regex: `${NOT_DOMAIN}/\\.\\./${feature}/`, message: 'The platform knows no feature.' })),
            {
              group: ['**/workers/**', '**/modeler-ui/**', '**/processes/**'],
              message: 'The platform knows neither workers, pages nor drawings.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['domain/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/src/**', '**/modeler-ui/**', '**/workers/**', '**/processes/**', 'node:*'],
              message: 'The domain is pure: browser and server read the same file, and it knows nobody.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['processes/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/src/**', '**/modeler-ui/**', '**/workers/**', 'node:*'],
              message: 'The processes package also runs in the browser and knows nobody.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['workers/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['express', '**/http/**', '**/modeler-ui/**'], message: 'Workers know neither Express nor pages.' },
            ...FEATURES.map((feature) => ({
              regex: `/src/${feature}/`,
              message: 'Workers know the contract and the platform; what they do comes in as a function, from a feature.',
            })),
          ],
        },
      ],
    },
  },
  {
    files: ['modeler-ui/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['**/src/**', '**/workers/**'], message: 'Pages use the HTTP API and processes/, never src.' }] },
      ],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/domain/api/**', '**/*-schema.ts', 'zod'],
              allowTypeImports: true,
              message: 'Types only: the schema library is too heavy for pages.',
            },
          ],
        },
      ],
    },
  },
  ...featureRules,
  {
    files: ['src/**/*.ts', 'workers/**/*.ts'],
    ignores: ['src/**/routes.ts', 'src/platform/http/**', 'src/platform/auth/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "ImportDeclaration[source.value='express']", message: 'Only routes and the HTTP platform know Express.' },
      ],
    },
  },
  {
    files: ['src/{cases,supervision,registry,organisation}/**/*.ts'],
    ignores: ['src/**/{store,views,models,filters,live-feed}.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { paths: [{ name: 'sequelize', message: 'Sequelize only in the database platform, models, filters and stores.' }] },
      ],
    },
  },
);
