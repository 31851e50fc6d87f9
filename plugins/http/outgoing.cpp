#include "outgoing.h"

#include <algorithm>
#include <boost/beast/core/string.hpp>
#include <string_view>
#include <vector>

#include "fields.h"
#include "head_scanner.h"

namespace rodedraad::http {

namespace {

/// Methods whose request has a body by nature, so that an empty one is stated too.
bool has_body(std::string_view method) {
  return method == "POST" || method == "PUT" || method == "PATCH";
}

/// The message's headers and, behind them, the connection's own.
std::vector<sdk::Pair> with_own(const std::vector<sdk::Pair>& headers,
                                std::span<const sdk::Pair> own) {
  std::vector<sdk::Pair> result;
  result.reserve(headers.size() + own.size());
  for (const auto& header : headers) {
    if (sdk::find(own, header.name) == nullptr) result.push_back(header);
  }
  result.insert(result.end(), own.begin(), own.end());
  return result;
}

/// Whether a segment of the path is "." or "..", also when written with %2e: it would lead out of
/// the path that the administrator gave.
bool climbs(std::string_view target) {
  auto path = std::string{target.substr(0, target.find('?'))};
  for (auto at = path.find('%'); at != std::string::npos; at = path.find('%', at + 1)) {
    if (boost::beast::iequals(std::string_view{path}.substr(at, 3), "%2e"))
      path.replace(at, 3, ".");
  }
  for (std::string_view rest = path; !rest.empty();) {
    const auto segment = rest.substr(0, rest.find('/'));
    if (segment == "." || segment == "..") return true;
    rest.remove_prefix(std::min(segment.size() + 1, rest.size()));
  }
  return false;
}

}  // namespace

tl::expected<Outgoing, std::string> to_outgoing(const sdk::Message& message, const BaseUrl& url,
                                                std::span<const sdk::Pair> own) {
  if (!is_token(message.method) || message.method == "CONNECT" || message.method == "TRACE") {
    return tl::unexpected{std::string{"the message's method is not one of HTTP"}};
  }
  auto target = url.path + message.target;
  if (!target.starts_with('/')) target.insert(0, 1, '/');
  if (!is_target_text(target) || target.size() > kMaxTarget) {
    return tl::unexpected{std::string{"the message's path is too long or has a bad character"}};
  }
  if (climbs(message.target)) {
    return tl::unexpected{std::string{"the message's path leads out of the partner's"}};
  }
  Outgoing result;
  result.head.append(message.method).append(" ").append(target).append(" HTTP/1.1\r\nHost: ");
  result.head.append(url.authority.text()).append("\r\n");
  if (!append_fields(result.head, with_own(message.headers, own), message.media_type)) {
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
