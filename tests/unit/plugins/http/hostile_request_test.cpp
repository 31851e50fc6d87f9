#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "fake_host.h"
#include "raw_peer.h"
#include "transport.h"

namespace rodedraad::http {

namespace {

using testing::AllOf;
using testing::Each;
using testing::Ge;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Le;
using testing::Not;

/// What must never be handed over. Most of these are followed by, or hide, a second request.
struct Hostile {
  std::string name;
  std::string bytes;
  int status = 400;
  bool cut_off = false;  ///< the sender closes its side behind the bytes
};

std::ostream& operator<<(std::ostream& out, const Hostile& hostile) { return out << hostile.name; }

std::string post(const std::string& headers, const std::string& body = "") {
  return "POST / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body;
}

std::string get(const std::string& headers) { return "GET / HTTP/1.1\r\n" + headers + "\r\n"; }

const std::string kSmuggled = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
const std::string kChunked = "Transfer-Encoding: chunked\r\n";

std::string many_fields(int count) {
  std::string result = "Host: a\r\n";
  for (int i = 1; i < count; ++i) result += "X" + std::to_string(i) + ": a\r\n";
  return result;
}

std::vector<Hostile> framing() {
  return {
      {"length_and_chunked", post("Content-Length: 6\r\n" + kChunked, "0\r\n\r\n" + kSmuggled)},
      {"chunked_and_length", post(kChunked + "Content-Length: 6\r\n", "0\r\n\r\n" + kSmuggled)},
      {"two_lengths", post("Content-Length: 5\r\nContent-Length: 0\r\n", "hello" + kSmuggled)},
      {"two_lengths_reversed", post("Content-Length: 0\r\nContent-Length: 5\r\n", kSmuggled)},
      {"two_equal_lengths", post("Content-Length: 5\r\nContent-Length: 5\r\n", "hello")},
      {"length_list", post("Content-Length: 5,5\r\n", "hello")},
      {"length_with_plus", post("Content-Length: +5\r\n", "hello")},
      {"length_negative", post("Content-Length: -1\r\n", "hello")},
      {"length_with_letters", post("Content-Length: 5abc\r\n", "hello")},
      {"length_hexadecimal", post("Content-Length: 0x5\r\n", "hello")},
      {"length_empty", post("Content-Length:\r\n", "hello")},
      {"length_overflow", post("Content-Length: 18446744073709551621\r\n", "hello")},
      {"coding_unknown", post("Transfer-Encoding: xchunked\r\n", "5\r\nhello\r\n0\r\n\r\n")},
      {"coding_identity", post("Transfer-Encoding: identity\r\n", "hello")},
      {"coding_chunked_identity",
       post("Transfer-Encoding: chunked, identity\r\n", "5\r\nhello\r\n0\r\n\r\n")},
      {"coding_gzip_chunked",
       post("Transfer-Encoding: gzip, chunked\r\n", "5\r\nhello\r\n0\r\n\r\n")},
      {"coding_twice", post(kChunked + kChunked, "5\r\nhello\r\n0\r\n\r\n")},
      {"coding_quoted", post("Transfer-Encoding: \"chunked\"\r\n", "5\r\nhello\r\n0\r\n\r\n")},
      {"coding_with_vertical_tab", post("Transfer-Encoding: \x0b"
                                        "chunked\r\n",
                                        "5\r\nhello\r\n0\r\n\r\n")},
      {"coding_in_http_1_0",
       "POST / HTTP/1.0\r\nHost: a\r\n" + kChunked + "\r\n5\r\nhello\r\n0\r\n\r\n"},
      {"chunk_negative", post(kChunked, "-5\r\nhello\r\n0\r\n\r\n")},
      {"chunk_with_0x", post(kChunked, "0x5\r\nhello\r\n0\r\n\r\n")},
      {"chunk_overflow", post(kChunked, "FFFFFFFFFFFFFFFF0\r\nhello\r\n0\r\n\r\n")},
      {"chunk_with_space", post(kChunked, "5 5\r\nhello\r\n0\r\n\r\n")},
      {"chunk_with_bare_lf", post(kChunked, "5\nhello\r\n0\r\n\r\n")},
      {"chunk_longer_than_said", post(kChunked, "5\r\nhellohello\r\n0\r\n\r\n")},
      {"chunk_line_endless", post(kChunked, "5;" + std::string(100'000, 'a')), 431},
      {"trailer_endless", post(kChunked, "0\r\nX: " + std::string(100'000, 'a')), 431},
      {"trailer_with_length", post(kChunked, "5\r\nhello\r\n0\r\nContent-Length: 9\r\n\r\n")},
      {"too_large", post("Content-Length: 999999999\r\n", "hello"), 413},
      {"too_large_chunk", post(kChunked, "FFFFFFF\r\nhello"), 413},
      {"too_large_in_chunks",
       post(kChunked, "8000\r\n" + std::string(0x8000, 'a') + "\r\n8001\r\n"), 413},
  };
}

std::vector<Hostile> cut_off() {
  return {
      {"cut_in_body", post("Content-Length: 100\r\n", "hello"), 400, true},
      {"cut_before_body", post("Content-Length: 100\r\n"), 400, true},
      {"cut_before_last_chunk", post(kChunked, "5\r\nhello\r\n"), 400, true},
      {"cut_in_chunk", post(kChunked, "FF\r\nhello"), 400, true},
      {"cut_in_last_chunk", post(kChunked, "5\r\nhello\r\n0\r\n"), 400, true},
      {"cut_in_trailer", post(kChunked, "5\r\nhello\r\n0\r\nX: a\r\n"), 400, true},
      {"cut_in_header", "POST / HTTP/1.1\r\nHost: a\r\nContent-Le", 400, true},
      {"silent_before_last_chunk", post(kChunked, "5\r\nhello\r\n"), 408},
      {"silent_in_header", "GET / HTTP/1.1\r\nHost: a\r\nX: ", 408},
      {"silent_in_body", post("Content-Length: 100\r\n", "hello"), 408},
  };
}

std::vector<Hostile> header() {
  return {
      {"space_before_colon", post("Content-Length : 5\r\n", "hello")},
      {"folded", post("X: a\r\n b\r\nContent-Length:\r\n 5\r\n", "hello")},
      {"folded_with_tab", post("X: a\r\n\tb\r\n")},
      {"folded_first_line", "GET / HTTP/1.1\r\n Host: a\r\n\r\n"},
      {"bare_lf", "POST / HTTP/1.1\nHost: a\nContent-Length: 5\n\nhello"},
      {"one_bare_lf", get("Host: a\nX: b\r\n")},
      {"bare_cr", get("Host: a\r\nX: a\rContent-Length: 5\r\n")},
      {"nul_in_value", get(std::string{"Host: a\r\nX: a\0b\r\n", 17})},
      {"escape_in_value", get("Host: a\r\nX: a\x1b[31m\r\n")},
      {"delete_in_value", get("Host: a\r\nX: a\x7f\r\n")},
      {"field_without_name", get("Host: a\r\n: b\r\n")},
      {"field_without_colon", get("Host: a\r\nabc\r\n")},
      {"field_with_bad_name", get("Host: a\r\nX(y): b\r\n")},
      {"no_host", get("")},
      {"no_host_in_http_1_0", "GET / HTTP/1.0\r\n\r\n"},
      {"two_hosts", get("Host: a\r\nHost: b\r\n")},
      {"empty_host", get("Host:\r\n")},
      {"host_list", get("Host: a, b\r\n")},
      {"host_with_user", get("Host: evil@a\r\n")},
      {"100_fields_and_one", get(many_fields(101)), 431},
      {"header_endless", get("Host: a\r\nX: " + std::string(100'000, 'a') + "\r\n"), 431},
      {"expects_something_else", post("Expect: 200-maybe\r\nContent-Length: 5\r\n", "hello"), 417},
      {"compressed", post("Content-Encoding: gzip\r\nContent-Length: 5\r\n", "hello"), 415},
  };
}

std::vector<Hostile> request_line() {
  const std::string host = "Host: a\r\n\r\n";
  return {
      {"absolute_target_elsewhere", "GET http://evil/ HTTP/1.1\r\n" + host},
      {"absolute_target_outside", "GET http://a/ HTTP/1.1\r\n" + host},
      {"absolute_target_with_user",
       "GET http://localhost@evil/ HTTP/1.1\r\nHost: localhost@evil\r\n\r\n"},
      {"other_scheme", "GET file:///etc/passwd HTTP/1.1\r\n" + host},
      {"asterisk", "OPTIONS * HTTP/1.1\r\n" + host},
      {"no_slash", "GET abc HTTP/1.1\r\n" + host},
      {"fragment", "GET /a#b HTTP/1.1\r\n" + host},
      {"byte_above_ascii", "GET /\xc3\xa9 HTTP/1.1\r\n" + host},
      {"target_endless", "GET /" + std::string(100'000, 'a') + " HTTP/1.1\r\n" + host, 414},
      {"target_too_long", "GET /" + std::string(8192, 'a') + " HTTP/1.1\r\n" + host, 414},
      {"trace", "TRACE / HTTP/1.1\r\n" + host, 405},
      {"connect", "CONNECT a:80 HTTP/1.1\r\n" + host},
      {"connect_path", "CONNECT / HTTP/1.1\r\n" + host, 405},
      {"unknown_method", "FROB / HTTP/1.1\r\n" + host, 405},
      {"lower_case_method", "get / HTTP/1.1\r\n" + host, 405},
      {"long_method", std::string(500, 'A') + " / HTTP/1.1\r\n" + host, 405},
      {"http_2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"},
      {"http_0_9", "GET /\r\n\r\n"},
      {"http_9_9", "GET / HTTP/9.9\r\n" + host},
      {"two_spaces", "GET  / HTTP/1.1\r\n" + host},
      {"two_empty_lines", "\r\n\r\nGET / HTTP/1.1\r\n" + host},
      {"tls_hello", std::string{"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n", 12}},
      {"garbage", "\x01\xff\xfegarbage\r\n\r\n"},
  };
}

class HostileRequest : public testing::TestWithParam<Hostile> {};

TEST_P(HostileRequest, is_refused_and_ends_the_connection) {
  FakeHost host;
  const std::vector<sdk::Pair> settings{
      {"address", "127.0.0.1:0"}, {"timeout", "200ms"}, {"max-body", "64k"}};
  HttpTransport transport{host.host(), settings};
  transport.start();

  RawPeer peer{transport.address()};
  peer.send(GetParam().bytes);
  if (GetParam().cut_off) peer.finish_sending();
  const auto answers = peer.read_all();
  transport.stop(std::chrono::seconds{10});

  EXPECT_THAT(statuses(answers), testing::ElementsAre(GetParam().status));
  EXPECT_THAT(answers, HasSubstr("Connection: close\r\n"));
  EXPECT_THAT(answers, HasSubstr("Content-Length: "));
  EXPECT_THAT(answers, Not(HasSubstr("Server:")));
  EXPECT_THAT(host.accepted(), IsEmpty());
}

std::string name_of(const testing::TestParamInfo<Hostile>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(Framing, HostileRequest, testing::ValuesIn(framing()), name_of);
INSTANTIATE_TEST_SUITE_P(CutOff, HostileRequest, testing::ValuesIn(cut_off()), name_of);
INSTANTIATE_TEST_SUITE_P(Header, HostileRequest, testing::ValuesIn(header()), name_of);
INSTANTIATE_TEST_SUITE_P(RequestLine, HostileRequest, testing::ValuesIn(request_line()), name_of);

}  // namespace

}  // namespace rodedraad::http
