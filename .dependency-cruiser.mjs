// The walls between packages and between kinds of file in the server. `npm run walls` reads them; scripts/walls.test.ts breaks each one.

const tests = '(\\.test\\.tsx?$|\\.e2e\\.ts$|^server/test/|^core/src/testing/)'
const modules = '^server/src/modules'
const routesAndJobs = `${modules}/[^/]+/(routes|jobs|[^/]+-routes)\\.ts$`
const list = `${modules}/index\\.ts$`
const store = `${modules}/[^/]+/(store|[^/]+-store)\\.ts$`
const schema = `${modules}/[^/]+/(schema|[^/]+-schema)\\.ts$`
/** What a thing is, or how a column keeps it: `customers/customer.ts`, `parties/party.ts`, `event-types.ts`, `line-json.ts`, `document-rows.ts`. */
// Named groups, because lists of patterns are joined into one and their numbers would shift.
const value = [
  `${modules}/(?<thing>[^/]+)s/\\k<thing>\\.ts$`,
  `${modules}/(?<stem>[^/]+)ies/\\k<stem>y\\.ts$`,
  `${modules}/[^/]+/[^/]+-(types|json|rows)\\.ts$`,
]

/** @param {string} name @param {string} comment @param {object} from @param {object} to */
const wall = (name, comment, from, to) => ({ name, comment, severity: /** @type {const} */ ('error'), from, to })

export default {
  forbidden: [
    wall('core-stands-alone', 'Core decides; it knows no other package.', { path: '^core/' }, { path: '^(server|web|sdk|bench|scripts)/' }),
    wall(
      'core-has-two-libraries',
      'Core depends on zod and bignumber.js alone; its tests may use more.',
      { path: '^core/src/', pathNot: tests },
      { couldNotResolve: false, pathNot: ['^(core|server|web|sdk|bench|scripts)/', '(^|/)node_modules/(zod|bignumber\\.js)/'] },
    ),
    wall('server-knows-core', 'Of the packages the server knows core.', { path: '^server/' }, { path: '^(web|sdk|bench|scripts)/' }),
    wall(
      'sdk-stands-alone',
      'The sdk is published: it knows no other package.',
      { path: '^sdk/' },
      { path: '^(core|server|web|bench|scripts)/' },
    ),
    wall('web-knows-sdk-and-core', 'The dashboard is a client like any other.', { path: '^web/' }, { path: '^(server|bench|scripts)/' }),
    wall(
      'portal-is-no-dashboard',
      'Customers load nothing that is the dashboard’s: the two share what belongs to neither.',
      { path: '^web/src/portal/' },
      { path: '^web/src/', pathNot: ['^web/src/(portal|ui|forms)/', '^web/src/(theme|use-door|download)\\.ts$', '\\.css$'] },
    ),
    wall(
      'dashboard-is-no-portal',
      'Nor the other way round.',
      { path: '^web/src/', pathNot: '^web/src/portal/' },
      { path: '^web/src/portal/' },
    ),

    wall(
      'only-entry-knows-entry',
      'Ways in are thin and last.',
      { path: '^server/src/', pathNot: ['^server/src/entry/', tests] },
      { path: '^server/src/entry/' },
    ),
    wall(
      'only-entry-knows-the-list',
      'modules/index.ts is for whoever loops over it.',
      { path: '^server/src/', pathNot: ['^server/src/entry/', tests] },
      { path: list },
    ),
    wall(
      'only-the-list-knows-routes-and-jobs',
      'Routes and jobs call flows; nothing calls them but the list and the ways in.',
      { path: '^server/src/', pathNot: ['^server/src/entry/', list, tests] },
      { path: routesAndJobs },
    ),
    wall(
      'store-knows-kit-and-core',
      'A store knows no flow, no schema and no other store; what its rows are may stand in a value beside it.',
      { path: store },
      { path: '^server/src/', pathNot: ['^server/src/kit/', ...value] },
    ),
    wall(
      'value-knows-no-flow',
      'A value says what a thing is; it knows core, kit and other values.',
      { path: value },
      { path: '^server/src/', pathNot: ['^server/src/kit/', ...value, store] },
    ),
    wall(
      'value-asks-no-store',
      'It may name the types of a store, not call one.',
      { path: value },
      { path: store, dependencyTypesNot: ['type-only'] },
    ),
    wall(
      'schema-knows-no-store-and-no-flow',
      'A schema is a public shape; it knows other schemas, values, kit and core.',
      { path: schema },
      { path: '^server/src/', pathNot: ['^server/src/kit/', schema, ...value] },
    ),
    wall(
      'kit-knows-no-billing',
      'Kit is tools: it knows kit, core and libraries.',
      { path: '^server/src/kit/', pathNot: tests },
      { path: '^server/src/', pathNot: '^server/src/kit/' },
    ),
    wall(
      'adapters-know-core-and-kit',
      'Gateways, channels, tax engines and help desks know core and kit, and their own contract.',
      { path: '^server/src/(gateways|channels|tax-providers|help-desks)/', pathNot: tests },
      { path: '^server/src/', pathNot: '^server/src/(kit|$1)/' },
    ),

    wall(
      'nothing-imports-tests',
      'Tests are leaves; the bench, which is no product either, uses what they use.',
      { pathNot: [tests, '^bench/'].flat() },
      { path: tests },
    ),
    wall('no-cycles', 'Types included.', {}, { circular: true }),
    wall('no-unresolved-imports', 'Every import leads to a file.', {}, { couldNotResolve: true }),
    wall(
      'packages-are-declared',
      'A library is named in the package.json of the package that uses it.',
      { path: '^(core|server|web)/src/', pathNot: tests },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
