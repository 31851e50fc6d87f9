#include <algorithm>
#include <numeric>

#include "rodedraad/config/config.h"

namespace rodedraad::config {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Damerau-Levenshtein (optimal string alignment) without regard to case: insertions, deletions,
/// replacements and swaps of neighbours that turn one text into the other.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last;
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> now(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (same ? 0U : 1U)});
      if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
          lower(a[i - 2]) == lower(b[j - 1])) {
        now[j] = std::min(now[j], before_last[j - 2] + 1);
      }
    }
    before_last = last;
    std::swap(last, now);
  }
  return last[b.size()];
}

}  // namespace

std::optional<std::string> did_you_mean(std::string_view name,
                                        const std::vector<std::string>& names) {
  // Nobody mistypes more than about a quarter of a name; of a name of two letters any could be
  // meant.
  const auto most = name.size() < 3 ? 0 : std::max<std::size_t>(1, name.size() / 4);
  std::optional<std::string> best;
  std::size_t best_distance = most + 1;
  for (const auto& candidate : names) {
    const auto lengths = std::minmax({candidate.size(), name.size()});
    if (lengths.second - lengths.first > most) continue;
    if (const auto d = distance(name, candidate); d < best_distance) {
      best = candidate;
      best_distance = d;
    }
  }
  return best;
}

}  // namespace rodedraad::config
