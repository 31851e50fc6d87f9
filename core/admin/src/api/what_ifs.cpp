#include "what_ifs.h"

#include "rodedraad/hub/log.h"
#include "rodedraad/hub/what_if.h"

namespace rodedraad::admin {

namespace json = boost::json;

namespace {

constexpr std::size_t kShown = 200;

json::object answer(bool done, const std::string& sentence) {
  return {{"klaar", done}, {"bekeken", 0},    {"anders", 0},
          {"mislukt", 0},  {"zin", sentence}, {"regels", json::array{}}};
}

std::string line_of(const hub::Difference& difference) {
  const auto or_nothing = [](const std::string& text) {
    return text.empty() ? std::string{"niets"} : hub::mask(text);
  };
  auto line = "bericht " + difference.message + ": " + hub::mask(difference.what);
  if (!difference.rule.empty()) line += " (regel " + difference.rule + ")";
  return line + ": " + or_nothing(difference.was) + " -> " + or_nothing(difference.now);
}

json::object view(const hub::WhatIf& result) {
  std::size_t failed = 0;
  json::array lines;
  for (const auto& difference : result.differences) {
    failed += difference.sort == hub::Difference::Sort::held ? 1 : 0;
    if (lines.size() < kShown) lines.push_back(json::string{line_of(difference)});
  }
  auto sentence = std::to_string(result.differences.size()) + " verschillen over " +
                  std::to_string(result.replayed) + " nagespeelde berichten";
  if (result.erased > 0) {
    sentence += "; " + std::to_string(result.erased) + " waren al gewist";
  }
  return {{"klaar", true},
          {"bekeken", result.replayed},
          {"anders", result.differences.size()},
          {"mislukt", failed},
          {"zin", sentence},
          {"regels", std::move(lines)}};
}

}  // namespace

WhatIfs::~WhatIfs() {
  if (thread_.joinable()) thread_.join();
}

json::object WhatIfs::ask(config::Config config, model::Instant since, const std::string& key) {
  const std::lock_guard lock(mutex_);
  if (const auto found = done_.find(key); found != done_.end()) {
    auto result = std::move(found->second);
    done_.erase(found);
    return result;
  }
  if (!busy_.empty()) {
    return answer(false, busy_ == key ? "De berichten worden nagespeeld."
                                      : "Eerst wordt een andere vraag nagespeeld.");
  }
  if (thread_.joinable()) thread_.join();
  busy_ = key;
  thread_ =
      std::thread{[this, config = std::move(config), since, key] { run(config, since, key); }};
  return answer(false, "De berichten worden nagespeeld.");
}

void WhatIfs::run(const config::Config& config, model::Instant since, const std::string& key) {
  auto result = answer(true, "Het naspelen is mislukt; zie het log.");
  try {
    store::Reader reader{hub_.location()};
    const auto adapters = hub::make_adapters(plugins_, config);
    result = view(hub::what_if(reader, config, plugins_.catalogue(), adapters, since));
  } catch (const std::exception& problem) {
    hub::log(hub::LogLevel::error, "what-if.failed", {{"text", problem.what()}});
  }
  const std::lock_guard lock(mutex_);
  done_.clear();
  done_[key] = std::move(result);
  busy_.clear();
}

}  // namespace rodedraad::admin
