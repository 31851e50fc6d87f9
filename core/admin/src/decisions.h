#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "rodedraad/hub/desk.h"

namespace rodedraad::admin {

/// How a decision about a delivery ends the address that it is posted to.
inline constexpr std::array<std::pair<hub::Verdict, std::string_view>, 5> kDecisions{
    {{hub::Verdict::resend, "/_opnieuw"},
     {hub::Verdict::edit, "/_bewerken"},
     {hub::Verdict::cancel, "/_intrekken"},
     {hub::Verdict::arrived, "/_aangekomen"},
     {hub::Verdict::not_arrived, "/_niet-aangekomen"}}};

inline std::string action_of(hub::Verdict verdict) {
  for (const auto& [known, action] : kDecisions) {
    if (known == verdict) return std::string{action};
  }
  return {};
}

}  // namespace rodedraad::admin
