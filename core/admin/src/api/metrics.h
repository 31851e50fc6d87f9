#pragma once

#include <string>

#include "context.h"
#include "rodedraad/store/search.h"

namespace rodedraad::admin {

/// What the hub counted and how it stands now, in the text format that Prometheus reads
/// (Prometheus text-based format 0.0.4). Nothing of a person is in it.
std::string metrics_text(const Context& context, store::Search& search);

inline constexpr const char* kMetricsMediaType = "text/plain; version=0.0.4; charset=utf-8";

}  // namespace rodedraad::admin
