#include "sessions.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>
#include <thread>

namespace rodedraad::admin {
namespace {

using namespace std::chrono_literals;
constexpr model::Instant kStart{1'700'000'000s};
constexpr Sessions::Limits kLimits{30min, 12h};

Session of(const std::string& account) { return {account, account, {"meekijker"}}; }

TEST(Sessions, end_when_nothing_is_done) {
  Sessions sessions;
  const auto token = sessions.open(of("jansen"), kStart);
  EXPECT_TRUE(sessions.find(token, kLimits, kStart + 29min));
  EXPECT_TRUE(sessions.find(token, kLimits, kStart + 58min));
  EXPECT_FALSE(sessions.find(token, kLimits, kStart + 88min));
}

TEST(Sessions, end_in_any_case) {
  Sessions sessions;
  const auto token = sessions.open(of("jansen"), kStart);
  auto now = kStart;
  while (now < kStart + 12h) {
    EXPECT_TRUE(sessions.find(token, kLimits, now));
    now += 20min;
  }
  EXPECT_FALSE(sessions.find(token, kLimits, now));
}

TEST(Sessions, that_ended_do_not_come_back_with_the_clock) {
  Sessions sessions;
  const auto token = sessions.open(of("jansen"), kStart);
  EXPECT_FALSE(sessions.find(token, kLimits, kStart + 1h));
  EXPECT_FALSE(sessions.find(token, kLimits, kStart));
}

TEST(Sessions, are_not_kept_by_who_only_listens) {
  Sessions sessions;
  const auto token = sessions.open(of("jansen"), kStart);
  EXPECT_TRUE(sessions.find(token, kLimits, kStart + 29min, false));
  EXPECT_FALSE(sessions.find(token, kLimits, kStart + 31min));
}

TEST(Sessions, that_were_closed_are_gone) {
  Sessions sessions;
  const auto token = sessions.open(of("jansen"), kStart);
  EXPECT_TRUE(sessions.close(token));
  EXPECT_FALSE(sessions.find(token, kLimits, kStart));
  EXPECT_FALSE(sessions.close(token));
}

TEST(Sessions, of_one_account_end_together_but_the_one_that_is_kept) {
  Sessions sessions;
  const auto one = sessions.open(of("jansen"), kStart);
  const auto kept = sessions.open(of("jansen"), kStart);
  const auto other = sessions.open(of("pietersen"), kStart);
  sessions.close_all("jansen", kept);
  EXPECT_FALSE(sessions.find(one, kLimits, kStart));
  EXPECT_TRUE(sessions.find(kept, kLimits, kStart));
  EXPECT_TRUE(sessions.find(other, kLimits, kStart));
}

TEST(Sessions, have_tokens_of_256_bits_that_never_come_twice) {
  Sessions sessions;
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) {
    const auto token = sessions.open(of("a" + std::to_string(i)), kStart);
    EXPECT_EQ(token.size(), 64U);
    const auto csrf = sessions.find(token, kLimits, kStart)->csrf;
    EXPECT_EQ(csrf.size(), 64U);
    EXPECT_TRUE(seen.insert(token).second);
    EXPECT_TRUE(seen.insert(csrf).second);
  }
}

TEST(Sessions, are_not_found_by_what_is_kept_of_them) {
  Sessions sessions;
  sessions.open(of("jansen"), kStart);
  EXPECT_FALSE(sessions.find("", kLimits, kStart));
  EXPECT_FALSE(sessions.find("jansen", kLimits, kStart));
}

TEST(Sessions, of_one_account_are_ten_at_most_and_the_oldest_makes_way) {
  Sessions sessions;
  std::vector<std::string> tokens;
  for (int i = 0; i < 11; ++i) tokens.push_back(sessions.open(of("jansen"), kStart + i * 1s));
  EXPECT_FALSE(sessions.find(tokens.front(), kLimits, kStart + 11s));
  EXPECT_TRUE(sessions.find(tokens.at(1), kLimits, kStart + 11s));
}

RC_GTEST_PROP(Sessions, live_exactly_while_they_are_used_in_time, ()) {
  Sessions sessions;
  const auto token = sessions.open(of("jansen"), kStart);
  auto now = kStart;
  auto used = kStart;
  bool lives = true;
  for (int i = 0; i < 40 && lives; ++i) {
    now += std::chrono::minutes{*rc::gen::inRange(0, 40)};
    lives = now - used < kLimits.idle && now - kStart < kLimits.absolute;
    RC_ASSERT(sessions.find(token, kLimits, now).has_value() == lives);
    used = now;
  }
}

TEST(Sessions, are_used_by_many_threads_at_once) {
  Sessions sessions;
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&sessions, t] {
      for (int i = 0; i < 200; ++i) {
        const auto token = sessions.open(of("a" + std::to_string(t)), kStart);
        EXPECT_TRUE(sessions.find(token, kLimits, kStart));
        if (i % 3 == 0) sessions.close_all("a" + std::to_string(t));
        if (i % 2 == 0) sessions.close(token);
      }
    });
  }
}

}  // namespace
}  // namespace rodedraad::admin
