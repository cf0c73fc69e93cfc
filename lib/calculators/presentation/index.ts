// The door of presentation: full figures as a framework shows them.
export {
  FRAMEWORK_NAMES,
  type FrameworkName,
  type Presentation,
  type Presented,
  present,
  presentationOf,
} from './frameworks.ts';
