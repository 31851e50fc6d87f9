#include "releases.h"

#include <algorithm>

#include "rodedraad/sdk/errors.h"
#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::wmo {

namespace {

[[noreturn]] void bad(const std::string& text) { throw sdk::BadSetting("releases", text); }

bool is_release(std::string_view name) {
  const auto dot = name.find('.');
  return dot != std::string_view::npos && dot > 0 && dot + 1 < name.size() &&
         name.find_first_not_of("0123456789.") == std::string_view::npos &&
         name.find('.', dot + 1) == std::string_view::npos;
}

Release read(std::string_view text) {
  const auto equals = text.find('=');
  const auto name = text.substr(0, equals);
  if (!is_release(name)) bad("Een release heeft een naam zoals 3.2.");
  Release release{std::string{name}, std::string{name}, {}, {}};
  std::replace(release.part.begin(), release.part.end(), '.', '_');
  if (equals == std::string_view::npos) return release;
  const auto period = text.substr(equals + 1);
  const auto slash = period.find('/');
  if (slash == std::string_view::npos) {
    bad("De periode van een release is van/tot en met, zoals 3.2=2021-10-01/.");
  }
  release.from = period.substr(0, slash);
  release.to = period.substr(slash + 1);
  for (const auto* const day : {&release.from, &release.to}) {
    if (!day->empty() && !sdk::is_date(*day)) bad("Een dag van een release is geen datum.");
  }
  if (!release.from.empty() && !release.to.empty() && release.to < release.from) {
    bad("Een release eindigt voor zij begint.");
  }
  return release;
}

}  // namespace

bool Release::covers(std::string_view day) const {
  return (from.empty() || day >= from) && (to.empty() || day <= to);
}

Releases::Releases(std::string_view setting) {
  constexpr std::string_view separators = " ,;\t\n";
  for (auto at = setting.find_first_not_of(separators); at != std::string_view::npos;) {
    const auto end = std::min(setting.find_first_of(separators, at), setting.size());
    auto release = read(setting.substr(at, end - at));
    if (find(release.part) != nullptr) bad("Een release staat er twee keer.");
    releases_.push_back(std::move(release));
    at = setting.find_first_not_of(separators, end);
  }
  if (releases_.empty()) bad("Noem ten minste een release, zoals 3.2=2021-10-01/.");
}

const Release* Releases::find(std::string_view part) const {
  const auto found = std::find_if(releases_.begin(), releases_.end(),
                                  [&](const Release& release) { return release.part == part; });
  return found == releases_.end() ? nullptr : &*found;
}

}  // namespace rodedraad::wmo
