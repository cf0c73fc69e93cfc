// The door of search: it listens to events and is imported by no other domain.
export {
  AgentCard,
  FacetQuery,
  FacetsView,
  RecommendedAgent,
  SearchAgents,
  SearchResult,
  SimilarAgent,
  TrendingAgent,
} from './contract.ts';
export { recentAgents, similarAgents, trendingAgents } from './discover.ts';
export { enterAgent } from './entries/enter-agent.ts';
export { keepSnapshot } from './entries/keep-snapshot.ts';
export { serveVector } from './entries/serve-vector.ts';
export { recommendAgents } from './recommend-agents.ts';
export { noteRuns } from './runs/note-runs.ts';
export { searchAgents, showFacets } from './search-agents.ts';
