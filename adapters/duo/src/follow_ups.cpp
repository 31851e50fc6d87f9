#include "follow_ups.h"

#include <algorithm>
#include <utility>

namespace rodedraad::duo {

void follow_up(const message::Mapping& mapping, std::string_view event, std::string where,
               sdk::Decoded& decoded) {
  const auto found = mapping.lookup("opvolging", event);
  if (!found) {
    decoded.findings.push_back(
        {sdk::Severity::warning, "duo-gebeurtenis-onbekend", std::move(where),
         "Deze gebeurtenis staat niet in de tabel opvolging: kijk zelf wat er "
         "bij DUO moet worden opgevraagd, en vul de tabel aan."});
    return;
  }
  std::string_view kinds = *found;
  bool asks = false;
  while (true) {
    const auto start = kinds.find_first_not_of(' ');
    if (start == std::string_view::npos) break;
    kinds.remove_prefix(start);
    const auto kind = kinds.substr(0, kinds.find(' '));
    kinds.remove_prefix(kind.size());
    asks = true;
    auto& asked = decoded.follow_ups;
    if (std::find(asked.begin(), asked.end(), kind) == asked.end()) asked.emplace_back(kind);
  }
  if (asks) return;
  decoded.findings.push_back({sdk::Severity::note, "duo-gebeurtenis-zonder-vraag", std::move(where),
                              "Bij deze gebeurtenis wordt niets bij DUO opgevraagd."});
}

}  // namespace rodedraad::duo
