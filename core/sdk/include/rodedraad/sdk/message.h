#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rodedraad/sdk/abi_v1.h"

/// Messages and answers as pleasant values. The same classes serve hub and plugin.
namespace rodedraad::sdk {

/// A header, setting or log field that owns its text.
struct Pair {
  std::string name;
  std::string value;
  bool operator==(const Pair&) const = default;
};

/// The value of the first pair with this name, compared without regard to ASCII case (RFC 9110
/// section 5.1); null when there is none.
const std::string* find(std::span<const Pair> pairs, std::string_view name);

/// A message in either direction that owns its bytes; the members are those of rd_message.
struct Message {
  std::string id;
  std::string kind;
  std::string method;
  std::string target;
  std::string media_type;
  std::string sender;
  std::vector<Pair> headers;
  std::string body;

  /// The header's value, or empty.
  std::string_view header(std::string_view name) const;
};

/// The answer to a message; the members are those of rd_answer.
struct Answer {
  int status = 0;
  std::string media_type;
  std::vector<Pair> headers;
  std::string body;

  std::string_view header(std::string_view name) const;
};

Message copy(const rd_message& message);
Answer copy(const rd_answer& answer);
std::vector<Pair> copy(const rd_pair* pairs, std::size_t count);

/// Lends a Message or Answer to the other side of the boundary. The lent structure is valid as long
/// as this object and what it was made from are.
class Lent {
 public:
  explicit Lent(const Message& message);
  explicit Lent(const Answer& answer);
  Lent(const Lent&) = delete;
  Lent& operator=(const Lent&) = delete;

  const rd_message* message() const { return &message_; }
  const rd_answer* answer() const { return &answer_; }

 private:
  std::vector<rd_pair> headers_;
  rd_message message_{};
  rd_answer answer_{};
};

/// Borrowed view of \p pairs; valid as long as they are.
std::vector<rd_pair> lend(std::span<const Pair> pairs);

}  // namespace rodedraad::sdk
