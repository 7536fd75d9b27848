import fc from 'fast-check'

// The same random cases in every run, so that it is a change that turns a test red; fuzzing draws its own.
if (process.env.FUZZ_SECONDS === undefined) fc.configureGlobal({ seed: 48 })
