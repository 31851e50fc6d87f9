#include "rodedraad/sdk/message.h"

#include <algorithm>

#include "rodedraad/sdk/text.h"

namespace rodedraad::sdk {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

const std::string* find(std::span<const Pair> pairs, std::string_view name) {
  const auto found = std::find_if(pairs.begin(), pairs.end(),
                                  [&](const Pair& pair) { return same_name(pair.name, name); });
  return found == pairs.end() ? nullptr : &found->value;
}

std::string_view Message::header(std::string_view name) const {
  const auto* value = find(headers, name);
  return value == nullptr ? std::string_view{} : std::string_view{*value};
}

std::string_view Answer::header(std::string_view name) const {
  const auto* value = find(headers, name);
  return value == nullptr ? std::string_view{} : std::string_view{*value};
}

std::vector<Pair> copy(const rd_pair* pairs, std::size_t count) {
  std::vector<Pair> result;
  result.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    result.push_back({std::string{view(pairs[i].name)}, std::string{view(pairs[i].value)}});
  }
  return result;
}

Message copy(const rd_message& message) {
  Message result;
  result.id = view(message.id);
  result.kind = view(message.kind);
  result.method = view(message.method);
  result.target = view(message.target);
  result.media_type = view(message.media_type);
  result.sender = view(message.sender);
  result.headers = copy(message.headers, message.header_count);
  result.body = view(message.body);
  return result;
}

Answer copy(const rd_answer& answer) {
  Answer result;
  result.status = answer.status;
  result.media_type = view(answer.media_type);
  result.headers = copy(answer.headers, answer.header_count);
  result.body = view(answer.body);
  return result;
}

std::vector<rd_pair> lend(std::span<const Pair> pairs) {
  std::vector<rd_pair> result;
  result.reserve(pairs.size());
  for (const auto& pair : pairs) result.push_back({str(pair.name), str(pair.value)});
  return result;
}

Lent::Lent(const Message& message) : headers_(lend(message.headers)) {
  message_.struct_size = sizeof message_;
  message_.header_count = static_cast<std::uint32_t>(headers_.size());
  message_.id = str(message.id);
  message_.kind = str(message.kind);
  message_.method = str(message.method);
  message_.target = str(message.target);
  message_.media_type = str(message.media_type);
  message_.sender = str(message.sender);
  message_.headers = headers_.data();
  message_.body = str(message.body);
}

Lent::Lent(const Answer& answer) : headers_(lend(answer.headers)) {
  answer_.struct_size = sizeof answer_;
  answer_.header_count = static_cast<std::uint32_t>(headers_.size());
  answer_.status = answer.status;
  answer_.media_type = str(answer.media_type);
  answer_.headers = headers_.data();
  answer_.body = str(answer.body);
}

}  // namespace rodedraad::sdk
