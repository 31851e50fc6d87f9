#pragma once

#include <concepts>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "in_range.h"
#include "rodedraad/config/catalogue.h"
#include "rodedraad/plugin/calls.h"

/// Plain data as bytes, between the hub and a plugin in a process of its own. Both are programs of
/// one build on one machine, so numbers travel as they lie in memory. Each type has one list of
/// members, which serves both directions. Whoever reads trusts nothing: a length beyond the end, a
/// number out of range and bytes left over all make the whole unreadable.
namespace rodedraad::plugin {

/// The members of a type that travel.
template <class T>
struct Members;

template <>
struct Members<sdk::Pair> {
  static void of(auto& it, auto& with) { with(it.name, it.value); }
};
template <>
struct Members<sdk::Message> {
  static void of(auto& it, auto& with) {
    with(it.id, it.kind, it.method, it.target, it.media_type, it.sender, it.headers, it.body);
  }
};
template <>
struct Members<sdk::Answer> {
  static void of(auto& it, auto& with) { with(it.status, it.media_type, it.headers, it.body); }
};
template <>
struct Members<sdk::Finding> {
  static void of(auto& it, auto& with) { with(it.severity, it.code, it.where, it.text); }
};
template <>
struct Members<sdk::Admission> {
  static void of(auto& it, auto& with) {
    with(it.verdict, it.kind, it.idempotency_key, it.municipality, it.findings);
  }
};
template <>
struct Members<sdk::ReplyRequest> {
  static void of(auto& it, auto& with) {
    with(it.reply, it.message_id, it.idempotency_key, it.findings, it.notice);
  }
};
template <>
struct Members<sdk::FieldValue> {
  static void of(auto& it, auto& with) { with(it.path, it.key, it.value); }
};
template <>
struct Members<sdk::DecodedFact> {
  static void of(auto& it, auto& with) { with(it.field, it.valid_from, it.valid_to, it.withdrawn); }
};
template <>
struct Members<sdk::Identifier> {
  static void of(auto& it, auto& with) { with(it.type, it.value); }
};
template <>
struct Members<sdk::Response> {
  static void of(auto& it, auto& with) { with(it.kind, it.fields); }
};
template <>
struct Members<sdk::Decoded> {
  static void of(auto& it, auto& with) {
    with(it.parts, it.identifiers, it.facts, it.follow_ups, it.findings, it.responses);
  }
};
template <>
struct Members<sdk::Known> {
  static void of(auto& it, auto& with) { with(it.person_known, it.today, it.fields); }
};
template <>
struct Members<sdk::EncodeRequest> {
  static void of(auto& it, auto& with) {
    with(it.kind, it.id, it.bron, it.doel, it.municipality, it.created, it.fields);
  }
};
template <>
struct Members<sdk::Judgement> {
  static void of(auto& it, auto& with) {
    with(it.judgement, it.retry_after_ms, it.text, it.content_kind);
  }
};
template <>
struct Members<Error> {
  static void of(auto& it, auto& with) { with(it.kind, it.text, it.where); }
};
template <>
struct Members<config::SettingInfo> {
  static void of(auto& it, auto& with) {
    with(it.name, it.type, it.required, it.secret, it.default_value, it.nl, it.en);
  }
};
template <>
struct Members<config::Want> {
  static void of(auto& it, auto& with) { with(it.path, it.required); }
};
template <>
struct Members<config::KindInfo> {
  static void of(auto& it, auto& with) {
    with(it.name, it.incoming, it.best_effort, it.idempotent, it.opens_case, it.nl, it.en, it.wants,
         it.relates, it.vets, it.responds, it.consults);
  }
};
/// What the plugin says of itself; the rest is not the plugin's to say.
template <>
struct Members<config::PluginInfo> {
  static void of(auto& it, auto& with) {
    with(it.name, it.version, it.licence, it.nl, it.en, it.transport, it.settings, it.kinds);
  }
};

template <class T>
concept HasMembers = std::is_class_v<T> && requires {
  sizeof(Members<T>);
};

template <class T>
concept Number = std::integral<T> && !std::same_as<T, bool>;

/// Appends values to bytes.
class Writer {
 public:
  template <class... T>
  void operator()(const T&... values) {
    (put(values), ...);
  }
  std::string take() { return std::move(bytes_); }

 private:
  void put(bool value) { bytes_ += value ? '\1' : '\0'; }
  template <Number T>
  void put(T value) {
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  template <class T>
  requires std::is_enum_v<T>
  void put(T value) { put(static_cast<std::int32_t>(value)); }
  void put(const std::string& text) {
    put(static_cast<std::uint32_t>(text.size()));
    bytes_ += text;
  }
  template <class T>
  void put(const std::vector<T>& values) {
    put(static_cast<std::uint32_t>(values.size()));
    for (const auto& value : values) put(value);
  }
  template <class T>
  void put(const Result<T>& result) {
    put(result.has_value());
    if (!result) return put(result.error());
    if constexpr (!std::is_void_v<T>) put(*result);
  }
  template <HasMembers T>
  void put(const T& value) {
    Members<T>::of(value, *this);
  }

  std::string bytes_;
};

/// Takes values from bytes that anybody may have written. After the first one that is not there,
/// every value is empty and whole() is false.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : left_(bytes) {}

  template <class... T>
  void operator()(T&... values) {
    (get(values), ...);
  }
  /// Everything was there, and nothing is left.
  bool whole() const { return !failed_ && left_.empty(); }

 private:
  void fail() {
    failed_ = true;
    left_ = {};
  }
  std::string_view next(std::size_t length) {
    if (length > left_.size()) {
      fail();
      return {};
    }
    const auto result = left_.substr(0, length);
    left_.remove_prefix(length);
    return result;
  }
  void get(bool& value) {
    const auto byte = next(1);
    value = byte == std::string_view{"\1", 1};
    if (!value && byte != std::string_view{"\0", 1}) fail();
  }
  template <Number T>
  void get(T& value) {
    const auto bytes = next(sizeof value);
    value = {};
    if (!bytes.empty()) std::memcpy(&value, bytes.data(), sizeof value);
  }
  template <class T>
  requires std::is_enum_v<T>
  void get(T& value) {
    std::int32_t number = 0;
    get(number);
    value = static_cast<T>(number);
    if (!in_range(value)) {
      value = T{};
      fail();
    }
  }
  void get(std::string& text) {
    std::uint32_t length = 0;
    get(length);
    text = next(length);
  }
  template <class T>
  void get(std::vector<T>& values) {
    std::uint32_t count = 0;
    get(count);
    // Nothing is shorter than a byte: a count beyond what is left is a lie, and is not believed.
    if (count > left_.size()) return fail();
    for (std::uint32_t i = 0; i < count && !failed_; ++i) get(values.emplace_back());
  }
  template <class T>
  void get(Result<T>& result) {
    bool good = false;
    get(good);
    if (!good) {
      Error error;
      get(error);
      result = tl::unexpected(std::move(error));
    } else if constexpr (!std::is_void_v<T>) {
      T value{};
      get(value);
      result = std::move(value);
    }
  }
  template <HasMembers T>
  void get(T& value) {
    Members<T>::of(value, *this);
  }

  std::string_view left_;
  bool failed_ = false;
};

}  // namespace rodedraad::plugin
