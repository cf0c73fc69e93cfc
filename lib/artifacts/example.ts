// The artifact of all examples: a zip with a package.json in it, announced as what it is.
export const EXAMPLE_CONTENT = {
  base64:
    'UEsDBBQAAAAIAABgP1x9McxNKQAAACgAAAAMAAAAcGFja2FnZS5qc29uq1bKS8xNVbJSSitNzdFNTE/NK1HSUSpLLSrOzM8DChvqGegZKNVyAQBQSwECFAAUAAAACAAAYD9cfTHMTSkAAAAoAAAADAAAAAAAAAAAAAAAAAAAAAAAcGFja2FnZS5qc29uUEsFBgAAAAABAAEAOgAAAFMAAAAAAA==',
};

export const EXAMPLE_ARTIFACT = {
  fileName: 'fuel-agent-1.0.0.zip',
  contentType: 'application/zip',
  sizeBytes: 163,
  sha256: 'cdea4352ee4f61f3e3f2c0eb8dce3234f56100eba9e1c5a4687ad26634bef72e',
};

export const EXAMPLE_PART = { partNumber: 1, etag: 'f33c44c3a54e6547892d8479732e5834' };
