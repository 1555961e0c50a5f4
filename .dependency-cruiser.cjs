/** The walls of the house: who may import whom. `npm run walls`; CI also checks that modules were really read. */
const TESTS = '\\.test\\.tsx?$|\\.fixture\\.ts$|^test/';

module.exports = {
  forbidden: [
    {
      name: 'module-only-through-its-face',
      comment:
        'Another module is imported through index.ts (anybody), server.ts (server code) or ui/index.ts (screens); nothing else of it.',
      severity: 'error',
      from: { path: '^modules/([^/]+)/', pathNot: TESTS },
      to: {
        path: '^modules/([^/]+)/',
        pathNot: ['^modules/$1/', '^modules/[^/]+/(index|server)\\.ts$', '^modules/[^/]+/ui/index\\.tsx?$'],
      },
    },
    {
      name: 'apps-only-through-its-face',
      comment: 'Apps and the demonstration compose modules through the same faces.',
      severity: 'error',
      from: { path: '^(apps|demo|bench)/', pathNot: TESTS },
      to: {
        path: '^modules/',
        // Data that ships with a module is read by the demonstration, which is made from it.
        pathNot: [
          '^modules/[^/]+/(index|server)\\.ts$',
          '^modules/[^/]+/ui/index\\.tsx?$',
          '^modules/[^/]+/data/read-',
        ],
      },
    },
    {
      name: 'face-of-the-server-not-in-screens',
      comment: 'Screens run in a browser: no server code, of the kernel or of a module.',
      severity: 'error',
      from: { path: '^(modules/[^/]+/ui/|kernel/ui/|apps/(desk|field|portal)/)', pathNot: `${TESTS}|vite\\.config` },
      to: {
        path: '^(kernel/server/|apps/(server|cli)/|modules/[^/]+/(server(\\.ts$|/)|sink/|jobs/))',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'screens-use-no-node',
      severity: 'error',
      from: { path: '^(modules/[^/]+/ui/|kernel/ui/|apps/(desk|field|portal)/)', pathNot: `${TESTS}|vite\\.config` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'domain-is-pure',
      comment:
        'domain/ takes facts, policy and today, and gives a decision: no database, clock, network, files or screen.',
      severity: 'error',
      from: { path: '^modules/[^/]+/domain/', pathNot: TESTS },
      to: {
        // The document model is a plain shape; what renders it is not.
        pathNot: '^kernel/files/document-model\\.ts$',
        path: '^(kernel/(server|ui|files)/|kernel/clock\\.ts$|apps/|modules/[^/]+/(server(\\.ts$|/)|ui/|sink/|jobs/))|^node_modules/(pg|fastify|react)/',
      },
    },
    {
      name: 'domain-uses-no-effects-of-node',
      severity: 'error',
      from: { path: '^modules/[^/]+/domain/', pathNot: TESTS },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'kernel-knows-no-feature',
      severity: 'error',
      from: { path: '^kernel/', pathNot: TESTS },
      to: { path: '^(modules|apps|demo|bench)/' },
    },
    {
      name: 'server-is-not-imported-by-modules',
      comment: 'apps only compose; nothing imports them back.',
      severity: 'error',
      from: { path: '^(modules|kernel)/', pathNot: TESTS },
      to: { path: '^apps/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?(url|raw|worker)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
