#include "rodedraad/hub/what_if.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <iostream>

#include "commands.h"
#include "installation.h"
#include "open_store.h"
#include "rodedraad/hub/log.h"

namespace rodedraad::cli {

namespace json = boost::json;

namespace {

using Sort = hub::Difference::Sort;

constexpr std::array<std::pair<Sort, std::string_view>, 9> kSorts{
    {{Sort::message, "Bericht anders ontvangen"},
     {Sort::elsewhere, "Zou ergens anders heen gaan"},
     {Sort::not_sent, "Zou niet gemaakt worden"},
     {Sort::also_sent, "Zou er ook zijn"},
     {Sort::held, "Zou blijven liggen, of juist gaan"},
     {Sort::fields, "Zou andere velden hebben"},
     {Sort::task_gone, "Taak die er niet zou zijn"},
     {Sort::task_new, "Taak die er ook zou zijn"},
     {Sort::task_moved, "Taak die van een ander zou zijn"}}};

std::vector<const hub::Difference*> of(const hub::WhatIf& result, Sort sort) {
  std::vector<const hub::Difference*> all;
  for (const auto& difference : result.differences) {
    if (difference.sort == sort) all.push_back(&difference);
  }
  return all;
}

json::object view(const hub::WhatIf& result, const std::string& revision, std::size_t listed) {
  json::object counts;
  json::array differences;
  for (const auto& [sort, dutch] : kSorts) {
    const auto all = of(result, sort);
    counts[hub::to_string(sort)] = all.size();
    for (std::size_t i = 0; i < std::min(listed, all.size()); ++i) {
      differences.push_back(json::object{{"sort", json::string{hub::to_string(sort)}},
                                         {"message", all[i]->message},
                                         {"what", hub::mask(all[i]->what)},
                                         {"rule", all[i]->rule},
                                         {"was", hub::mask(all[i]->was)},
                                         {"now", hub::mask(all[i]->now)}});
    }
  }
  return {{"revision", revision},        {"replayed", result.replayed},
          {"erased", result.erased},     {"unasked", result.unasked},
          {"counts", std::move(counts)}, {"differences", std::move(differences)}};
}

void print(const hub::WhatIf& result, const std::string& revision, std::size_t listed) {
  std::cout << fmt::format("{} berichten nagespeeld onder revisie {}\n", result.replayed, revision);
  if (result.erased > 0) {
    std::cout << fmt::format("{} berichten niet nagespeeld: hun inhoud is gewist\n", result.erased);
  }
  if (result.unasked > 0) {
    std::cout << fmt::format(
        "{} antwoorden niet nagespeeld: de vraag zou niet, of aan een ander, gesteld zijn\n",
        result.unasked);
  }
  for (const auto& [sort, dutch] : kSorts) {
    const auto all = of(result, sort);
    if (all.empty()) continue;
    std::cout << fmt::format("{}: {}\n", dutch, all.size());
    for (std::size_t i = 0; i < std::min(listed, all.size()); ++i) {
      const auto& each = *all[i];
      std::cout << fmt::format("  bericht {}: {}{}: {} -> {}\n", each.message, hub::mask(each.what),
                               each.rule.empty() ? "" : fmt::format(" (regel {})", each.rule),
                               each.was.empty() ? "niets" : hub::mask(each.was),
                               each.now.empty() ? "niets" : hub::mask(each.now));
    }
    if (all.size() > listed) std::cout << fmt::format("  en {} meer\n", all.size() - listed);
  }
  std::cout << (result.differences.empty()
                    ? "geen verschil\n"
                    : fmt::format("{} verschillen\n", result.differences.size()));
}

}  // namespace

int what_if(const Place& place, const WhatIfOptions& options) {
  const model::SystemClock clock;
  model::Instant since{};
  if (!options.since.empty()) {
    try {
      since = model::parse_instant(options.since);
    } catch (const std::invalid_argument& problem) {
      throw Stop(kUsage, std::string{"--since: "} + problem.what());
    }
  }
  Installation installation{clock, place.config, place.set};
  const auto& config = installation.config();
  auto reader = open_store(installation, place);
  const auto adapters = hub::make_adapters(installation.plugins(), config);
  const auto result =
      hub::what_if(reader, config, installation.plugins().catalogue(), adapters, since);
  if (place.json) {
    std::cout << json::serialize(view(result, config.revision, options.listed)) << '\n';
  } else {
    print(result, config.revision, options.listed);
  }
  return result.differences.empty() ? kOk : kFound;
}

}  // namespace rodedraad::cli
