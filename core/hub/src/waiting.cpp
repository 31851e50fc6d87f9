#include "rodedraad/hub/waiting.h"

#include <algorithm>
#include <tuple>

#include "waiting_collector.h"

namespace rodedraad::hub {

namespace {

using Kind = Waiting::Kind;

/// What must be seen first.
int rank(Kind kind) {
  switch (kind) {
    case Kind::closed:
      return 0;
    case Kind::late:
      return 1;
    case Kind::desk:
      return 2;
    case Kind::doubt:
      return 3;
    case Kind::consent:
    case Kind::field:
      return 4;
    case Kind::sending:
      return 6;
    default:
      return 5;
  }
}

/// In the order in which they must be seen, as whole sentences.
std::vector<Waiting> finished(std::vector<Waiting> found, const WaitingWords& words) {
  std::stable_sort(found.begin(), found.end(), [](const Waiting& a, const Waiting& b) {
    // Days are ISO dates and sort as text; what has none comes after what has one.
    const auto key = [](const Waiting& w) {
      return std::tuple{rank(w.kind), w.until.empty(), std::string_view{w.until}};
    };
    return key(a) < key(b);
  });
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i].kind == Kind::closed) continue;
    found[i].sentence = words.whole(found[i].sentence, i == 0);
  }
  return found;
}

}  // namespace

std::string_view to_string(Waiting::Kind kind) {
  switch (kind) {
    case Kind::closed:
      return "closed";
    case Kind::late:
      return "late";
    case Kind::desk:
      return "desk";
    case Kind::doubt:
      return "doubt";
    case Kind::consent:
      return "consent";
    case Kind::field:
      return "field";
    case Kind::confirmation:
      return "confirmation";
    case Kind::deadline:
      return "deadline";
    case Kind::suspended:
      return "suspended";
    case Kind::task:
      return "task";
    case Kind::sending:
      return "sending";
  }
  return {};
}

std::string_view waits_for_nothing(Language language) {
  return language == Language::dutch ? "Deze zaak wacht nergens op."
                                     : "This case waits for nothing.";
}

std::vector<Waiting> waiting(const config::Config& config, const store::CaseFile& whole,
                             std::span<const store::DeliveryRow> deliveries,
                             std::span<const store::MessageRow> messages,
                             std::chrono::year_month_day day, Language language) {
  WaitingCollector collector{config, whole, deliveries, day, language};
  collector.closed();
  if (whole.closed.empty()) {
    for (const auto& row : whole.deadlines) collector.deadline(row);
  }
  for (const auto& row : deliveries) collector.delivery(row);
  for (const auto& row : messages) collector.message(row);
  for (const auto& row : whole.tasks) collector.task(row);
  return finished(collector.take(), WaitingWords{language});
}

}  // namespace rodedraad::hub
