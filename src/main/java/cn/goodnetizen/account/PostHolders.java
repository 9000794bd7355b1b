package cn.goodnetizen.account;

import org.springframework.data.jpa.repository.JpaRepository;

interface PostHolders extends JpaRepository<PostHolder, Long> {}
