#include "rodedraad/purposes/widening.h"

#include <algorithm>

namespace rodedraad::purposes {

namespace {

using config::Purpose;

bool has(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

/// Adds what \p next has and \p now has not, behind these words.
void add_new(const std::vector<std::string>& now, const std::vector<std::string>& next,
             const std::string& words, std::vector<std::string>& lines) {
  for (const auto& each : next) {
    if (!has(now, each)) lines.push_back(words + each);
  }
}

void compare(const Purpose& now, const Purpose& next, std::vector<std::string>& lines) {
  const auto about = "grondslag " + next.id + ": ";
  add_new(now.allow, next.allow, about + "ook ", lines);
  // A reference is less than the value.
  for (const auto& path : next.refer) {
    if (!has(now.refer, path) && !has(now.allow, path)) {
      lines.push_back(std::string{about}.append("ook een verwijzing naar ").append(path));
    }
  }
  add_new(now.recipients, next.recipients, about + "ook aan ", lines);
  if (!now.consent.empty() && next.consent != now.consent) {
    lines.push_back(about +
                    (next.consent.empty() ? "zonder toestemming" : "met een andere toestemming"));
  }
  if (!now.until.empty() && (next.until.empty() || next.until > now.until)) {
    lines.push_back(about + "langer dan tot en met " + now.until);
  }
  if (!now.since.empty() && (next.since.empty() || next.since < now.since)) {
    lines.push_back(about + "al voor " + now.since);
  }
  if (now.from_law != next.from_law || now.to_law != next.to_law) {
    lines.push_back(about + "van " + next.from_law + " naar " + next.to_law);
  }
  if (now.signal && !next.signal) lines.push_back(about + "meer dan een signaal");
}

bool same_way(const config::Route& a, const config::Route& b) {
  return a.from_law == b.from_law && a.to_law == b.to_law && (a.consent == b.consent || b.consent);
}

}  // namespace

std::vector<std::string> widened(const config::Config& now, const config::Config& next) {
  std::vector<std::string> lines;
  for (const auto& purpose : next.purposes) {
    const auto before = std::find_if(now.purposes.begin(), now.purposes.end(),
                                     [&](const Purpose& each) { return each.id == purpose.id; });
    if (before == now.purposes.end()) {
      lines.push_back("een nieuwe grondslag: " + purpose.id + " (" + purpose.article + ")");
    } else {
      compare(*before, purpose, lines);
    }
  }
  for (const auto& route : next.routes) {
    const bool known = std::any_of(now.routes.begin(), now.routes.end(),
                                   [&](const auto& each) { return same_way(each, route); });
    if (!known) {
      lines.push_back("een weg van " + route.from_law + " naar " + route.to_law +
                      (route.consent ? "" : " zonder toestemming"));
    }
  }
  return lines;
}

}  // namespace rodedraad::purposes
