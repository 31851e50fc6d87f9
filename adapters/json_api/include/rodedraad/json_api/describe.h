#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include "rodedraad/sdk/abi_v1.h"
#include "rodedraad/sdk/text.h"

/// Short words for the constants with which an adapter describes itself.
namespace rodedraad::json_api {

using sdk::lit;

/// A sentence for an administrator.
struct Said {
  std::string_view nl;
  std::string_view en;
};

enum class OpensCase { no, yes };

constexpr rd_want needs(std::string_view path) { return {lit(path), 1}; }
constexpr rd_want may_have(std::string_view path) { return {lit(path), 0}; }

constexpr rd_setting setting(std::string_view name, rd_setting_type type, bool required, Said said,
                             std::string_view fallback = {}) {
  return {sizeof(rd_setting), type,          required ? 1 : 0, 0,
          lit(name),          lit(fallback), lit(said.nl),     lit(said.en)};
}

constexpr rd_kind incoming(std::string_view name, Said said, OpensCase opens = OpensCase::no) {
  rd_kind kind{};
  kind.struct_size = sizeof(rd_kind);
  kind.direction = RD_IN;
  kind.opens_case = opens == OpensCase::yes ? 1 : 0;
  kind.name = lit(name);
  kind.nl = lit(said.nl);
  kind.en = lit(said.en);
  return kind;
}

/// An incoming kind that is also looked at in the light of what its source said before.
constexpr rd_kind relating(rd_kind kind) {
  kind.relates = 1;
  return kind;
}

constexpr rd_kind best_effort(rd_kind kind) {
  kind.support = RD_BEST_EFFORT;
  return kind;
}

constexpr rd_kind outgoing(std::string_view name, Said said) {
  rd_kind kind{};
  kind.struct_size = sizeof(rd_kind);
  kind.direction = RD_OUT;
  kind.idempotent = 1;
  kind.name = lit(name);
  kind.nl = lit(said.nl);
  kind.en = lit(said.en);
  return kind;
}

template <std::size_t N>
constexpr rd_kind outgoing(std::string_view name, Said said, const std::array<rd_want, N>& wants) {
  auto kind = outgoing(name, said);
  kind.wants = wants.data();
  kind.want_count = N;
  return kind;
}

/// An outgoing kind of which a repeat has a second effect at the partner.
constexpr rd_kind not_idempotent(rd_kind kind) {
  kind.idempotent = 0;
  return kind;
}

/// An outgoing kind that only the adapter itself asks for.
constexpr rd_kind response(rd_kind kind) {
  kind.responds = 1;
  return kind;
}

/// An outgoing kind that is vetted before it is made, by what the case says of \p consults.
template <std::size_t N>
constexpr rd_kind vetted(rd_kind kind, const std::array<rd_str, N>& consults) {
  kind.vets = 1;
  kind.consults = consults.data();
  kind.consult_count = N;
  return kind;
}

/// The pointers that the descriptor wants, to \p items, which must have static storage.
template <class T, std::size_t N>
constexpr std::array<const T*, N> pointers_to(const std::array<T, N>& items) {
  std::array<const T*, N> pointers{};
  for (std::size_t i = 0; i < N; ++i) pointers[i] = &items[i];
  return pointers;
}

/// The description of one of this project's adapters. The arrays must have static storage.
template <std::size_t Settings, std::size_t Kinds>
constexpr rd_plugin describe_adapter(std::string_view name, Said said,
                                     const std::array<const rd_setting*, Settings>& settings,
                                     const std::array<const rd_kind*, Kinds>& kinds,
                                     const rd_adapter* adapter) {
  return {sizeof(rd_plugin), RD_ABI_MAJOR, RD_ABI_MINOR, lit(name),       lit("0.1.0"),
          lit("EUPL-1.2"),   lit(said.nl), lit(said.en), settings.data(), settings.size(),
          kinds.data(),      kinds.size(), nullptr,      adapter};
}

}  // namespace rodedraad::json_api
