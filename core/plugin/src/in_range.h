#pragma once

#include <algorithm>
#include <type_traits>
#include <vector>

#include "rodedraad/config/catalogue.h"
#include "rodedraad/plugin/calls.h"

/// The contract's numbers. A plugin may answer with any other; it stops here.
namespace rodedraad::plugin {

template <class E>
constexpr int kLast = -1;
template <>
inline constexpr int kLast<sdk::Severity> = RD_ERROR;
template <>
inline constexpr int kLast<sdk::Verdict> = RD_MEDIA_TYPE;
template <>
inline constexpr int kLast<sdk::Reply> = RD_REPLY_TOO_LARGE;
template <>
inline constexpr int kLast<sdk::JudgementClass> = RD_NOT_FOUND;
template <>
inline constexpr int kLast<config::SettingType> = RD_FILE;
template <>
inline constexpr int kLast<Error::Kind> = static_cast<int>(Error::Kind::broken);

template <class E>
constexpr bool in_range(E value) {
  static_assert(kLast<E> >= 0);
  const auto number = static_cast<std::int64_t>(static_cast<std::underlying_type_t<E>>(value));
  return number >= 0 && number <= kLast<E>;
}

inline bool all_in_range(const std::vector<sdk::Finding>& findings) {
  return std::all_of(findings.begin(), findings.end(),
                     [](const sdk::Finding& finding) { return in_range(finding.severity); });
}

inline bool all_in_range(const sdk::Admission& admission) {
  return in_range(admission.verdict) && all_in_range(admission.findings);
}

inline bool all_in_range(const sdk::Decoded& decoded) { return all_in_range(decoded.findings); }

inline bool all_in_range(const sdk::Judgement& judgement) { return in_range(judgement.judgement); }

}  // namespace rodedraad::plugin
