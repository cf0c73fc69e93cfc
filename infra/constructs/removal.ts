// Whether data outlives the stack that made it.
import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { StageConfig } from '../stages.ts';

export const dataRemoval = (stage: StageConfig): RemovalPolicy =>
  stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
