#include "request_rules.h"

#include <algorithm>
#include <array>
#include <boost/beast/core/string.hpp>
#include <string_view>

#include "authority.h"
#include "fields.h"

namespace rodedraad::http {

namespace wire = boost::beast::http;
using boost::beast::iequals;

namespace {

using Request = RequestParser::Message;

constexpr std::string_view kScheme = "http://";

bool is_absolute(std::string_view target) {
  return iequals(target.substr(0, kScheme.size()), kScheme);
}

/// The path and query of an absolute target, which RFC 9112 section 3.2.2 says a server must take.
std::string_view origin_form(std::string_view target) {
  if (!is_absolute(target)) return target;
  const auto slash = target.find('/', kScheme.size());
  return slash == std::string_view::npos ? std::string_view{"/"} : target.substr(slash);
}

std::optional<Refusal> check_method(const Request& request) {
  constexpr std::array known{wire::verb::delete_, wire::verb::get,   wire::verb::head,
                             wire::verb::options, wire::verb::patch, wire::verb::post,
                             wire::verb::put};
  if (std::find(known.begin(), known.end(), request.method()) != known.end()) return std::nullopt;
  return Refusal{405, "This method is not taken here."};
}

std::optional<Refusal> check_host(const Request& request) {
  if (request.count(wire::field::host) != 1) {
    return Refusal{400, "There must be exactly one Host header."};
  }
  if (!parse_authority(text(request[wire::field::host]))) {
    return Refusal{400, "The Host header is malformed."};
  }
  return std::nullopt;
}

std::optional<Refusal> check_target(const Request& request) {
  const auto target = text(request.target());
  if (target.size() > kMaxTarget) return Refusal{414, "The request target is too long."};
  if (!is_target_text(target)) return Refusal{400, "The request target has a bad character."};
  if (target.starts_with('/')) return std::nullopt;
  if (!is_absolute(target)) return Refusal{400, "The request target is not a path."};
  const auto rest = target.substr(kScheme.size());
  const auto named = rest.substr(0, rest.find_first_of("/?"));
  const auto authority = parse_authority(named);
  if (!authority || !iequals(named, request[wire::field::host]) ||
      loopback_addresses(authority->host).empty() || named.size() + 1 > rest.size() ||
      rest[named.size()] != '/') {
    return Refusal{400, "The request target names another host."};
  }
  return std::nullopt;
}

std::optional<Refusal> check_framing(const Request& request) {
  const auto lengths = request.count(wire::field::content_length);
  const auto codings = request.count(wire::field::transfer_encoding);
  if (lengths + codings > 1) {
    return Refusal{400, "The length of the body is stated more than once."};
  }
  if (lengths == 1 && !is_number(text(request[wire::field::content_length]))) {
    return Refusal{400, "Content-Length is not a number."};
  }
  if (codings == 1 && (request.version() < 11 || !is_chunked(request))) {
    return Refusal{400, "The only Transfer-Encoding taken is chunked, in HTTP/1.1."};
  }
  return std::nullopt;
}

std::optional<Refusal> check_content(const Request& request) {
  const auto coding = request.find(wire::field::content_encoding);
  if (coding != request.end() && !iequals(coding->value(), "identity")) {
    return Refusal{415, "A compressed body is not taken; send it without Content-Encoding."};
  }
  const auto expect = request.find(wire::field::expect);
  if (expect != request.end() && !iequals(expect->value(), "100-continue")) {
    return Refusal{417, "The only expectation known is 100-continue."};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Refusal> check_request(const Request& request) {
  for (const auto check : {check_framing, check_host, check_target, check_method, check_content}) {
    if (auto refusal = check(request)) return refusal;
  }
  return std::nullopt;
}

bool expects_continue(const Request& request) {
  return request.version() >= 11 && request.find(wire::field::expect) != request.end();
}

sdk::Message to_message(const Request& request) {
  sdk::Message message;
  message.method = text(request.method_string());
  message.target = origin_form(text(request.target()));
  message.media_type = media_type(text(request[wire::field::content_type]));
  message.headers = pairs(request);
  return message;
}

}  // namespace rodedraad::http
