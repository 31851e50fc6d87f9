#include "kinds.h"

#include <algorithm>

namespace rodedraad::wmo {

namespace {

constexpr std::array kKinds{Kind{"wmo301", "WMO301", "414", "wmo302", false, true},
                            Kind{"wmo302", "WMO302", "415", "wmo301", true, true},
                            Kind{"wmo305", "WMO305", "418", "wmo306", false, false},
                            Kind{"wmo306", "WMO306", "419", "wmo305", true, false},
                            Kind{"wmo307", "WMO307", "420", "wmo308", false, false},
                            Kind{"wmo308", "WMO308", "421", "wmo307", true, false},
                            Kind{"wmo315", "WMO315", "444", "wmo316", false, false},
                            Kind{"wmo316", "WMO316", "445", "wmo315", true, false},
                            Kind{"wmo317", "WMO317", "480", "wmo318", false, false},
                            Kind{"wmo318", "WMO318", "481", "wmo317", true, false},
                            Kind{"wmo319", "WMO319", "482", "wmo320", false, true},
                            Kind{"wmo320", "WMO320", "483", "wmo319", true, true}};

constexpr auto kNames = [] {
  std::array<std::string_view, kKinds.size()> names;
  std::transform(kKinds.begin(), kKinds.end(), names.begin(),
                 [](const Kind& kind) { return kind.name; });
  return names;
}();

}  // namespace

std::span<const Kind> kinds() { return kKinds; }

const Kind* find_kind(std::string_view name) {
  const auto* const found = std::find_if(kKinds.begin(), kKinds.end(),
                                         [&](const Kind& kind) { return kind.name == name; });
  return found == kKinds.end() ? nullptr : found;
}

const Kind* find_function(std::string_view function) {
  const auto* const found = std::find_if(
      kKinds.begin(), kKinds.end(), [&](const Kind& kind) { return kind.function == function; });
  return found == kKinds.end() ? nullptr : found;
}

std::span<const std::string_view> kind_names() { return kNames; }

}  // namespace rodedraad::wmo
