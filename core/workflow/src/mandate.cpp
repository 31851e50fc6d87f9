#include "rodedraad/workflow/mandate.h"

#include <algorithm>

#include <fmt/format.h>

#include "rodedraad/model/date.h"

namespace rodedraad::workflow {

const config::Mandate* mandate_for(const config::Region& region, std::string_view municipality,
                                   std::string_view task, std::chrono::year_month_day day) {
  const auto* place = region.municipality(municipality);
  if (place == nullptr) return nullptr;
  // Canonical dates sort as text.
  const auto today = model::Date{day}.text();
  const auto mandate = std::find_if(place->mandates.begin(), place->mandates.end(),
                                    [&](const config::Mandate& candidate) {
                                      return candidate.task == task && candidate.from <= today &&
                                             (candidate.to.empty() || today <= candidate.to);
                                    });
  return mandate == place->mandates.end() ? nullptr : &*mandate;
}

const config::Organisation* organisation_for(const config::Region& region,
                                             std::string_view municipality, std::string_view task,
                                             std::chrono::year_month_day day) {
  const auto* mandate = mandate_for(region, municipality, task, day);
  return mandate == nullptr ? nullptr : region.organisation(mandate->executor());
}

std::string describe(const config::Region& region, const config::Municipality& municipality,
                     const config::Mandate& mandate) {
  const auto name_of = [&](const std::string& id) {
    const auto* organisation = region.organisation(id);
    return organisation == nullptr ? id : organisation->name;
  };
  return fmt::format("{} in {}: {}{}, sinds {} ({}{}:{})", mandate.task, municipality.name,
                     name_of(mandate.executor()),
                     mandate.through.empty() ? "" : " voor " + name_of(mandate.organisation),
                     mandate.from, mandate.basis.empty() ? "" : mandate.basis + "; ",
                     mandate.place.file, mandate.place.line);
}

}  // namespace rodedraad::workflow
