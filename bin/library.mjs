// For `import`: the same module as `require` gives.
// biome-ignore lint/correctness/useImportExtensions: it is there once it is built
export { FailedError, KitError, openKit, UsageError } from '../dist/index.cjs';
