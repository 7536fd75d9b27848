/** Short names that staff write for facts of the bundled packs, by id; a pack without the fact knows none of them. */
export const SHORT_NAMES: Readonly<Record<string, readonly string[]>> = {
  'service-floor-area': ['综合服务设施面积', '社区综合服务设施面积', '综合服务设施建筑面积'],
  'resident-activity-floor-area': ['居民活动用建筑面积', '居民活动区域面积'],
}
