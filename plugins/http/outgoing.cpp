#include "outgoing.h"

#include <string_view>

#include "fields.h"
#include "head_scanner.h"

namespace rodedraad::http {

namespace {

/// Methods whose request has a body by nature, so that an empty one is stated too.
bool has_body(std::string_view method) {
  return method == "POST" || method == "PUT" || method == "PATCH";
}

}  // namespace

tl::expected<Outgoing, std::string> to_outgoing(const sdk::Message& message, const BaseUrl& url) {
  if (!is_token(message.method) || message.method == "CONNECT" || message.method == "TRACE") {
    return tl::unexpected{std::string{"the message's method is not one of HTTP"}};
  }
  auto target = url.path + message.target;
  if (!target.starts_with('/')) target.insert(0, 1, '/');
  if (!is_target_text(target) || target.size() > kMaxTarget) {
    return tl::unexpected{std::string{"the message's path is too long or has a bad character"}};
  }
  Outgoing result;
  result.head.append(message.method).append(" ").append(target).append(" HTTP/1.1\r\nHost: ");
  result.head.append(url.authority.text()).append("\r\n");
  if (!append_fields(result.head, message.headers, message.media_type)) {
    return tl::unexpected{std::string{"a header of the message has a bad character"}};
  }
  if (!message.body.empty() || has_body(message.method)) {
    result.head.append("Content-Length: ").append(std::to_string(message.body.size()));
    result.head.append("\r\n");
  }
  result.head.append("\r\n");
  result.body = message.body;
  result.head_only = message.method == "HEAD";
  return result;
}

}  // namespace rodedraad::http
