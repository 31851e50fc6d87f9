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

constexpr rd_setting setting(std::string_view name, rd_setting_type type, bool required,
                             Said said) {
  return {sizeof(rd_setting), type,    required ? 1 : 0, 0,
          lit(name),          lit(""), lit(said.nl),     lit(said.en)};
}

constexpr rd_kind incoming(std::string_view name, Said said, OpensCase opens = OpensCase::no) {
  return {sizeof(rd_kind), RD_IN,        RD_SUPPORTED, 0,       opens == OpensCase::yes ? 1 : 0,
          lit(name),       lit(said.nl), lit(said.en), nullptr, 0};
}

/// All partners of these adapters recognise a repeat by the id of the message.
template <std::size_t N>
constexpr rd_kind outgoing(std::string_view name, Said said, const std::array<rd_want, N>& wants) {
  return {sizeof(rd_kind), RD_OUT,       RD_SUPPORTED, 1, 0, lit(name),
          lit(said.nl),    lit(said.en), wants.data(), N};
}

constexpr rd_kind outgoing(std::string_view name, Said said) {
  return {sizeof(rd_kind), RD_OUT,       RD_SUPPORTED, 1,       0,
          lit(name),       lit(said.nl), lit(said.en), nullptr, 0};
}

/// The pointers that the descriptor wants, to \p items, which must have static storage.
template <class T, std::size_t N>
constexpr std::array<const T*, N> pointers_to(const std::array<T, N>& items) {
  std::array<const T*, N> pointers{};
  for (std::size_t i = 0; i < N; ++i) pointers[i] = &items[i];
  return pointers;
}

}  // namespace rodedraad::json_api
